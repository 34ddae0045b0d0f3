package org.anlage.microns.cave;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Provenance;
import org.anlage.api.table.ColumnarTables;
import org.anlage.microns.SynapseCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * A folder of tables exported from CAVE: matches of imaged units and nuclei, nuclei, cell types,
 * synapses, and activity beside them. Neurons are those of the matches, or where there are none
 * those of the cell types, or all nuclei; tables are joined by the id of the nucleus, synapses by
 * that of the segment. Synapses are read row by row, or from Parquet summed by the service for it:
 * memory is needed for what is kept.
 */
@Component(service = CortexSource.class)
@Extension(
    name = MicronsCave.NAME,
    text = "Tables exported from CAVE: coregistration, nuclei, cell types, synapses, and activity",
    source = "doi 10.1038/s41586-025-08790-w")
public final class MicronsCave implements CortexSource<MicronsCave.Parameters> {
  static final String NAME = "microns-cave";
  private static final long MINNIE65 = 864_691L;
  private static final long DIGITS = 1_000_000_000_000L;
  private static final String CITATION =
      "MICrONS Consortium (2025), doi 10.1038/s41586-025-08790-w";
  private final TableFiles tables;

  /**
   * The source.
   *
   * @param columnar reads Parquet, where the distribution has such a service
   */
  @Activate
  public MicronsCave(
      @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<ColumnarTables> columnar) {
    tables = new TableFiles(columnar);
  }

  /**
   * What to read, and how.
   *
   * @param session imaging session
   * @param scan scan of the session
   * @param field imaging field of the scan
   * @param leastScore least score of a match
   * @param mostResidual largest residual of a match, um
   * @param duplicates what becomes of nuclei that are matched several times
   * @param cellTypes types or classes that are kept
   * @param unit unit of positions
   * @param rate frames per second of traces
   * @param traces what is made of traces
   * @param peakThreshold by how much a peak exceeds its neighbours
   * @param permutations of the check of connected distance
   * @param countColumn column of the number of synapses
   * @param start when the recording of events began
   * @param files names of the files
   */
  public record Parameters(
      @Parameter(text = "Imaging session; absent: all") Optional<Integer> session,
      @Parameter(text = "Scan of the session (scan_idx); absent: all") Optional<Integer> scan,
      @Parameter(text = "Imaging field of the scan; absent: all") Optional<Integer> field,
      @Parameter(text = "Least score of a match; absent: any") Optional<Double> leastScore,
      @Parameter(text = "Largest residual of a match; absent: any", unit = "um")
          Optional<Double> mostResidual,
      @Parameter(
              text =
                  "A nucleus that is matched several times: best-score (its best match is kept),"
                      + " drop or error",
              value = "\"best-score\"")
          Duplicates duplicates,
      @Parameter(
              text = "Types or classes of cells that are kept, as in the table; empty: all",
              value = "[]")
          List<String> cellTypes,
      @Parameter(
              text =
                  "Unit of positions whose columns do not name it: voxel (4 x 4 x 40 nm),"
                      + " nanometre, micrometre, or auto: from the extent, with a warning",
              value = "\"auto\"")
          PositionUnit unit,
      @Parameter(
              text = "Frames per second of traces; the MICrONS scans have about 6.3",
              unit = "Hz",
              min = 0,
              exclusiveMin = true)
          Optional<Double> rate,
      @Parameter(
              text = "What is made of traces: events (times of their peaks) or traces",
              value = "\"events\"")
          TraceUse traces,
      @Parameter(
              text = "By how much a peak exceeds both neighbours, in the unit of the traces",
              value = "0.01",
              min = 0,
              exclusiveMin = true)
          double peakThreshold,
      @Parameter(
              text = "Permutations of the labels in the check of connected distance",
              value = "200",
              min = 20,
              max = 100_000)
          int permutations,
      @Parameter(text = SynapseCounts.TEXT, value = "\"auto\"") String countColumn,
      @Parameter(
              text =
                  "When the recording of events began, on their clock; absent: at 0, or with the"
                      + " first event, with a warning, if the clock does not begin at 0",
              unit = "s")
          Optional<Double> start,
      @Parameter(text = "Names of the files, where they are not found by theirs", value = "{}")
          CaveFileNames files) {
    /** Copies the list. */
    public Parameters {
      cellTypes = List.copyOf(cellTypes);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return Files.isDirectory(path) && CaveFolder.looksLikeOne(path);
  }

  @Override
  public Cortex load(Parameters parameters, Optional<Path> path) {
    CaveFolder folder = CaveFolder.of(path, parameters.files());
    return new CaveReading(tables, folder, parameters).cortex();
  }

  /** Whether the segments are those of another data set than minnie65. */
  static boolean isOther(long[] roots) {
    return Arrays.stream(roots).anyMatch(root -> root != 0)
        && Arrays.stream(roots).noneMatch(root -> root / DIGITS == MINNIE65);
  }

  /** CAVE holds other data sets too, FlyWire among them; root ids of minnie65 start alike. */
  static Provenance provenance(Parameters parameters, long[] roots, List<Check> checks) {
    boolean other = isOther(roots);
    StringBuilder title =
        new StringBuilder(other ? "tables from CAVE" : "MICrONS tables from CAVE");
    parameters.session().ifPresent(value -> title.append(", session ").append(value));
    parameters.scan().ifPresent(value -> title.append(", scan ").append(value));
    parameters.field().ifPresent(value -> title.append(", field ").append(value));
    title.append(", ").append(roots.length).append(" neurons");
    return new Provenance(NAME, title.toString(), other ? "" : CITATION, false, checks);
  }
}
