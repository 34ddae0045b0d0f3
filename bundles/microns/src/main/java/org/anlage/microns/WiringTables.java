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
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Trials;
import org.anlage.neural.checks.CortexChecks;
import org.anlage.neural.checks.FunctionalChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Data of one's own, of any animal, in a folder: {@code nodes.csv}, and as far as it is there
 * wiring ({@code edges.csv}, a list or a matrix), activity ({@code traces} or {@code events}),
 * trials and functional matrices. {@code data.json} names what is called otherwise, and states
 * units, rate, title and citation; see {@link OwnFolder}.
 */
@Component(service = CortexSource.class)
@Extension(
    name = WiringTables.NAME,
    text =
        "Data of your own in a folder: nodes.csv, edges.csv, traces or events, matrices, data.json")
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
      @Parameter(
              text =
                  "What the data is, for reports; absent: as data.json says, else the folder's"
                      + " name")
          Optional<String> title,
      @Parameter(
              text = "How to cite the data, for reports; empty: as data.json says",
              value = "\"\"")
          String citation,
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
    return Files.isDirectory(path)
        && (OwnFolder.hasSettings(path) || FieldFolder.hasTables(path) && !isMicrons(path));
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    OwnFolder folder = OwnFolder.of(path);
    FieldParts wired =
        TablesField.read(
            new TablesField.Files(folder.nodes(), folder.edges(), true), p.countColumn());
    FieldParts parts = folder.completed(wired);
    String name = p.title().orElseGet(folder::title);
    String citation = p.citation().isEmpty() ? folder.citation() : p.citation();
    return cortex(
        parts,
        p.permutations(),
        folder.trials(),
        new Provenance(
            NAME, name + ", " + parts.neurons().size() + " neurons", citation, false, List.of()));
  }

  /** The parts of a field with all checks. */
  static Cortex cortex(
      FieldParts parts, int permutations, Optional<Trials> trials, Provenance provenance) {
    List<Check> checks = new ArrayList<>(parts.notes());
    checks.addAll(
        CortexChecks.of(
            parts.positions(),
            parts.synapses(),
            parts
                .activity()
                .filter(Activity.Events.class::isInstance)
                .map(Activity.Events.class::cast),
            permutations));
    if (parts.activity().orElse(null) instanceof Activity.Traces traces) {
      checks.add(CortexChecks.silent(traces));
      checks.addAll(CortexChecks.plausible(traces));
    }
    if (!parts.functional().isEmpty()) {
      checks.add(CortexChecks.emptyRows(parts.functional()));
      checks.addAll(FunctionalChecks.of(parts.functional()));
    }
    return new Cortex(
        parts.neurons(),
        parts.positions(),
        parts.synapses(),
        parts.activity(),
        Map.copyOf(parts.functional()),
        new Provenance(
            provenance.source(), provenance.title(), provenance.citation(), false, checks),
        trials);
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
