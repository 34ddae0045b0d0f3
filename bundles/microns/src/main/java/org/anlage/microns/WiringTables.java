package org.anlage.microns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Provenance;
import org.anlage.neural.checks.CortexChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Positions and wiring of any animal as {@code nodes.csv} and {@code edges.csv}, the form for data
 * of one's own.
 */
@Component(service = CortexSource.class)
@Extension(
    name = WiringTables.NAME,
    text = "Positions and wiring of your own, as nodes.csv and edges.csv")
public final class WiringTables implements CortexSource<WiringTables.Parameters> {
  static final String NAME = "tables";

  /**
   * How to read.
   *
   * @param title what the data is
   * @param citation how to cite it
   * @param countColumn column of the number of synapses
   * @param permutations of the check of connected distance
   */
  public record Parameters(
      @Parameter(text = "What the data is, for reports; absent: the name of the folder")
          Optional<String> title,
      @Parameter(text = "How to cite the data, for reports", value = "\"\"") String citation,
      @Parameter(text = SynapseCounts.TEXT, value = "\"auto\"") String countColumn,
      @Parameter(
              text = "Permutations of the labels in the check of connected distance",
              value = "200",
              min = 20,
              max = 100_000)
          int permutations) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** Tables of MICrONS are of {@link MicronsField}. */
  @Override
  public boolean recognises(Path path) {
    return Files.isDirectory(path) && FieldFolder.hasTables(path) && !isMicrons(path);
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path folder =
        path.filter(FieldFolder::hasTables)
            .orElseThrow(
                () ->
                    FieldFolder.problem(
                        path.map(Path::toString).orElse("data.path"),
                        "no tables here",
                        "",
                        "a folder with " + FieldFolder.NODES + " and " + FieldFolder.EDGES,
                        ""));
    FieldParts parts = TablesField.read(folder, p.countColumn());
    String name =
        p.title().orElse(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
    return cortex(
        parts,
        p.permutations(),
        new Provenance(
            NAME,
            name + ", " + parts.neurons().size() + " neurons",
            p.citation(),
            false,
            List.of()));
  }

  /** The parts of a field with all checks. */
  static Cortex cortex(FieldParts parts, int permutations, Provenance provenance) {
    List<Check> checks = new ArrayList<>(parts.notes());
    checks.addAll(
        CortexChecks.of(parts.positions(), parts.synapses(), parts.events(), permutations));
    if (!parts.functional().isEmpty()) {
      checks.add(CortexChecks.emptyRows(parts.functional()));
      checks.addAll(FunctionalChecks.of(parts.functional()));
    }
    return new Cortex(
        parts.neurons(),
        Optional.of(parts.positions()),
        Optional.of(parts.synapses()),
        parts.events().map(events -> events),
        Map.copyOf(parts.functional()),
        new Provenance(
            provenance.source(), provenance.title(), provenance.citation(), false, checks));
  }

  /** What cannot be read is nobody's, until it is loaded and said why. */
  static boolean isMicrons(Path folder) {
    try {
      return TablesField.isMicrons(folder);
    } catch (ProblemException e) {
      return false;
    }
  }
}
