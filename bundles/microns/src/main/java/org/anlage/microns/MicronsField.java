package org.anlage.microns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Provenance;
import org.osgi.service.component.annotations.Component;

/**
 * One imaging field of the MICrONS cubic millimetre: positions, synapse counts and, where released,
 * event times and functional matrices of the same neurons.
 *
 * <p>Reads a folder as the companion study released it, or {@code nodes.csv} and {@code edges.csv}.
 * Every file is checked before it is used; the first thing wrong is said with its file and place.
 */
@Component(service = CortexSource.class)
@Extension(
    name = MicronsField.NAME,
    text = "A MICrONS imaging field: as released, or as nodes.csv and edges.csv",
    source = "doi 10.1038/s41586-025-08790-w; arXiv 2606.14975; doi 10.5281/zenodo.20834365")
public final class MicronsField implements CortexSource<MicronsField.Parameters> {
  static final String NAME = "microns-field";
  private static final String CITATION =
      "MICrONS Consortium (2025), doi 10.1038/s41586-025-08790-w; fields as released by Shakiba,"
          + " Rokni, Mohammadi and Dehghani (2026), arXiv 2606.14975, doi 10.5281/zenodo.20834365";

  /**
   * How to read.
   *
   * @param alignWiring whether to put the connectome into the order of the other files
   * @param functionalMatrices whether to read the released matrices
   * @param permutations of the check of connected distance
   * @param start when the recording of events began
   */
  public record Parameters(
      @Parameter(
              text =
                  "Put the connectome back into the order of the other files; false leaves it as"
                      + " released, which is how the published study used it",
              value = "true")
          boolean alignWiring,
      @Parameter(
              text =
                  "Read the released correlation, STTC and precision; false has them estimated from"
                      + " events",
              value = "true")
          boolean functionalMatrices,
      @Parameter(
              text = "Permutations of the labels in the check of connected distance",
              value = "200",
              min = 20,
              max = 100_000)
          int permutations,
      @Parameter(
              text =
                  "When the recording of events began, on their clock; absent: at 0, or with the"
                      + " first event, with a warning, if the clock does not begin at 0",
              unit = "s")
          Optional<Double> start) {
    /** When the recording began is found from the events. */
    public Parameters(boolean alignWiring, boolean functionalMatrices, int permutations) {
      this(alignWiring, functionalMatrices, permutations, Optional.empty());
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /**
   * Also true one level above the fields, so that the error can list them. Tables of other animals
   * are of {@link WiringTables}.
   */
  @Override
  public boolean recognises(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    return FieldFolder.hasTables(path)
        ? WiringTables.isMicrons(path)
        : FieldFolder.isField(path) || !FieldFolder.fieldsBelow(path).isEmpty();
  }

  @Override
  public Cortex load(Parameters parameters, Optional<Path> path) {
    Path folder = FieldFolder.require(path);
    FieldParts parts =
        FieldFolder.hasTables(folder)
            ? TablesField.read(folder)
            : new ReleasedField(folder, FieldFolder.releasedFields(folder).get(0))
                .read(
                    parameters.alignWiring(), parameters.functionalMatrices(), parameters.start());
    String field =
        FieldFolder.releasedFields(folder).stream()
            .findFirst()
            .orElse(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
    boolean ofMicrons = !FieldFolder.hasTables(folder) || WiringTables.isMicrons(folder);
    return WiringTables.cortex(
        parts,
        parameters.permutations(),
        Optional.empty(),
        new Provenance(
            NAME,
            (ofMicrons ? "MICrONS field " : "")
                + field
                + ", "
                + parts.neurons().size()
                + " neurons",
            ofMicrons ? CITATION : "",
            false,
            List.of()));
  }
}
