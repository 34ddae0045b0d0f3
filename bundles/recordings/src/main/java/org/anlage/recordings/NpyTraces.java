package org.anlage.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyRows;
import org.osgi.service.component.annotations.Component;

/**
 * Traces as a NumPy array of units x samples: any {@code .npy} file, or a suite2p folder with
 * {@code spks.npy} and {@code iscell.npy}. Positions, if any, are {@code positions.npy} beside it,
 * units x 2 or 3, in micrometres, else the centres in suite2p's {@code stat.npy}. Recordings of
 * more than 2^26 numbers are read piece by piece.
 */
@Component(service = CortexSource.class)
@Extension(
    name = NpyTraces.NAME,
    text = "Recorded traces: a NumPy array of units x samples, or a suite2p folder",
    source = "doi:10.1101/061507")
public final class NpyTraces implements CortexSource<NpyTraces.Parameters> {
  static final String NAME = "npy-traces";
  private static final long IN_MEMORY = 1L << 26;
  private static final String SUITE2P = "spks.npy";

  /**
   * How to read.
   *
   * @param rate samples per second
   * @param leastSnr least signal-to-noise ratio of a unit
   * @param cellsOnly whether suite2p's classifier is heeded
   * @param pixel side of a pixel
   */
  public record Parameters(
      @Parameter(
              text = "Samples per second",
              value = "22",
              unit = "Hz",
              min = 0,
              exclusiveMin = true)
          double rate,
      @Parameter(
              text = "Least signal-to-noise ratio of a unit; 0.3 in the paper, -1 keeps all",
              value = "-1",
              min = -1,
              max = 1)
          double leastSnr,
      @Parameter(text = "Of a suite2p folder, only what its classifier calls cells", value = "true")
          boolean cellsOnly,
      @Parameter(
              text =
                  "Side of a pixel, which turns the centres of a suite2p folder's stat.npy into"
                      + " positions; 0: they are not used",
              value = "0",
              unit = "um",
              min = 0)
          double pixel) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return Files.isDirectory(path)
        ? Files.exists(path.resolve(SUITE2P))
        : path.toString().endsWith(".npy");
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path given =
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("no file was named", "data.path", "", "an .npy file", "")));
    Path file = Files.isDirectory(given) ? given.resolve(SUITE2P) : given;
    NpyRows rows = NpyRows.of(file);
    Selection selection =
        Selection.of(
            candidates(p, file, rows.rows()),
            unit -> rows.read(new int[] {unit}, 0, rows.columns()).values(),
            p.leastSnr(),
            file.toString());
    int[] units = selection.units();
    double interval = 1 / p.rate();
    Activity activity =
        (long) units.length * rows.columns() <= IN_MEMORY
            ? new Activity.Traces(rows.read(units, 0, rows.columns()), interval)
            : new Activity.Streamed(
                units.length, rows.columns(), interval, (from, to) -> rows.read(units, from, to));
    return new Cortex(
        Neurons.anonymous(units.length),
        positions(p, file, rows.rows(), units),
        Optional.empty(),
        Optional.of(activity),
        java.util.Map.of(),
        new Provenance(NAME, title(given, units.length), "", false, selection.checks()));
  }

  static String title(Path path, int units) {
    return path.toAbsolutePath().normalize().getFileName() + ", " + units + " units";
  }

  /** suite2p writes a probability beside each truth value: units x 2. */
  private static int[] candidates(Parameters p, Path file, int units) {
    Path cells = file.resolveSibling("iscell.npy");
    if (!p.cellsOnly() || !file.endsWith(SUITE2P) || !Files.exists(cells)) {
      return IntStream.range(0, units).toArray();
    }
    Matrix isCell = Npy.read(cells).matrix(cells.toString());
    requireUnits(cells, isCell.rows(), units);
    return IntStream.range(0, units).filter(i -> isCell.get(i, 0) != 0).toArray();
  }

  private static Optional<Positions> positions(Parameters p, Path file, int units, int[] kept) {
    Path where = file.resolveSibling("positions.npy");
    if (!Files.exists(where) || where.equals(file)) {
      Path stat = file.resolveSibling("stat.npy");
      return p.pixel() > 0 && file.endsWith(SUITE2P) && Files.exists(stat)
          ? Optional.of(centres(stat, p.pixel(), units, kept))
          : Optional.empty();
    }
    Matrix all = Npy.read(where).matrix(where.toString());
    requireUnits(where, all.rows(), units);
    if (all.columns() != 2 && all.columns() != 3) {
      throw ProblemException.data(
          new Problem(
              "positions have two or three coordinates", where.toString(), all.shape(), "", ""));
    }
    Matrix xyz = Matrix.zeros(kept.length, 3);
    for (int i = 0; i < kept.length; i++) {
      for (int axis = 0; axis < all.columns(); axis++) {
        xyz.set(i, axis, all.get(kept[i], axis));
      }
    }
    return Optional.of(new Positions(xyz));
  }

  /** suite2p's {@code med} is row and column of the median pixel, y before x. */
  private static Positions centres(Path stat, double pixel, int units, int[] kept) {
    List<double[]> med = Npy.readEntry(stat, "med");
    requireUnits(stat, med.size(), units);
    Matrix xyz = Matrix.zeros(kept.length, 3);
    for (int i = 0; i < kept.length; i++) {
      double[] centre = med.get(kept[i]);
      if (centre.length != 2) {
        throw ProblemException.data(
            new Problem(
                "a centre has two coordinates",
                stat + ", \"med\" of unit " + kept[i],
                centre.length + " numbers",
                "row and column",
                ""));
      }
      xyz.set(i, 0, pixel * centre[1]);
      xyz.set(i, 1, pixel * centre[0]);
    }
    return new Positions(xyz);
  }

  private static void requireUnits(Path file, int got, int expected) {
    if (got != expected) {
      throw ProblemException.data(
          new Problem(
              "files of one recording differ in the number of units",
              file.toString(),
              Integer.toString(got),
              Integer.toString(expected),
              ""));
    }
  }
}
