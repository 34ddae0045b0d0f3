package org.anlage.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.npy.NpyRows;
import org.anlage.npy.Npz;
import org.osgi.service.component.annotations.Component;

/**
 * Traces as a NumPy array of units x samples: any {@code .npy} file, an array of an {@code .npz},
 * or a suite2p folder with {@code spks.npy} and {@code iscell.npy}. Positions, if any, are {@code
 * positions.npy} beside it, units x 2 or 3, in micrometres, else the centres in suite2p's {@code
 * stat.npy}. Recordings of more than 2^26 numbers are read piece by piece.
 */
@Component(service = CortexSource.class)
@Extension(
    name = NpyTraces.NAME,
    text = "Recorded traces: a NumPy array of units x samples, or a suite2p folder",
    source = "doi:10.1101/061507")
public final class NpyTraces implements CortexSource<NpyTraces.Parameters> {
  static final String NAME = "npy-traces";
  private static final String SUITE2P = Suite2pFolder.TRACES;
  private static final OptionalDouble NO_RATE = OptionalDouble.empty();

  /**
   * How to read.
   *
   * @param rate samples per second
   * @param leastSnr least signal-to-noise ratio of a unit
   * @param cellsOnly whether suite2p's classifier is heeded
   * @param pixel side of a pixel
   * @param orientation what the first axis is
   * @param key array of an NPZ file
   */
  public record Parameters(
      @Parameter(
              text =
                  "Samples per second; 0: as a suite2p folder's ops.npy states it, else 22, with a"
                      + " warning",
              value = "0",
              unit = "Hz",
              min = 0)
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
          double pixel,
      @Parameter(
              text =
                  "units-first: units x samples; samples-first: samples x units; automatic:"
                      + " units-first",
              value = "\"automatic\"")
          Hdf5Traces.Orientation orientation,
      @Parameter(text = "Which array of an .npz; empty: the only one", value = "\"\"")
          String key) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return Files.isDirectory(path)
        ? !Suite2pFolder.of(path).isEmpty()
        : path.toString().endsWith(".npy") || path.toString().endsWith(".npz");
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path given =
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("no file was named", "data.path", "", "an .npy file", "")));
    Path file = Files.isDirectory(given) ? Suite2pFolder.choose(given).resolve(SUITE2P) : given;
    Array array = array(p, file);
    Selection selection =
        Selection.of(
            candidates(p, file, array.units()), array.blocks()::row, p.leastSnr(), file.toString());
    int[] units = selection.units();
    OptionalDouble fs =
        file.endsWith(SUITE2P) ? Suite2pFolder.rate(file.resolveSibling("ops.npy")) : NO_RATE;
    Recorded recorded =
        new Recorded(array.units(), array.samples())
            .folder(given, file)
            .axes(
                file.endsWith(SUITE2P) ? "suite2p" : "",
                p.orientation() != Hdf5Traces.Orientation.AUTOMATIC,
                "\"orientation\": \"samples-first\"");
    recorded =
        p.rate() > 0
            ? recorded.rate(p.rate(), "")
            : fs.isPresent()
                ? recorded.rate(fs.getAsDouble(), "fs of ops.npy")
                : recorded.rateOfNobody("\"rate\"");
    double rate = p.rate() > 0 ? p.rate() : fs.orElse(Recorded.RATE);
    return new Cortex(
        Neurons.anonymous(units.length),
        positions(p, file, array.units(), units),
        Optional.empty(),
        Optional.of(array.blocks().activity(units, 1 / rate)),
        java.util.Map.of(),
        new Provenance(NAME, title(given, units.length), "", false, recorded.checks(selection)));
  }

  private record Array(int units, int samples, TraceBlocks blocks) {}

  private static Array array(Parameters p, Path file) {
    boolean turned = p.orientation() == Hdf5Traces.Orientation.SAMPLES_FIRST;
    if (file.toString().endsWith(".npz")) {
      Matrix stored = archived(p, file);
      Matrix all = turned ? stored.transpose() : stored;
      return array(
          (unit, unitTo, from, to) -> {
            Matrix piece = Matrix.zeros(unitTo - unit, to - from);
            for (int i = unit; i < unitTo; i++) {
              System.arraycopy(
                  all.values(),
                  i * all.columns() + from,
                  piece.values(),
                  (i - unit) * (to - from),
                  to - from);
            }
            return piece;
          },
          all.rows(),
          all.columns());
    }
    NpyRows stored = NpyRows.of(file);
    NpyRows rows = turned ? stored.transposed() : stored;
    return array(
        (unit, unitTo, from, to) -> rows.read(IntStream.range(unit, unitTo).toArray(), from, to),
        rows.rows(),
        rows.columns());
  }

  private static Array array(TraceBlocks.Reader reader, int units, int samples) {
    return new Array(units, samples, new TraceBlocks(reader, units, samples));
  }

  private static Matrix archived(Parameters p, Path file) {
    List<String> names = Npz.names(file);
    if (p.key().isEmpty() && names.size() != 1) {
      throw ProblemException.data(
          new Problem(
              "the archive does not hold just one array",
              file.toString(),
              String.join(", ", names),
              "one array, or the name of one",
              "set \"key\""));
    }
    String name = p.key().isEmpty() ? names.get(0) : p.key();
    return Npz.read(file, name).matrix(file + ", array '" + name + "'");
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
    NpyArray isCell = Npy.read(cells);
    if (isCell.dimensions() == 1) { // as some tools that edit the file write it
      double[] cell = isCell.doubles(cells.toString());
      requireUnits(cells, cell.length, units);
      return IntStream.range(0, units).filter(i -> isCell(cells, i, cell[i])).toArray();
    }
    Matrix pairs = isCell.matrix(cells.toString());
    requireUnits(cells, pairs.rows(), units);
    return IntStream.range(0, units).filter(i -> isCell(cells, i, pairs.get(i, 0))).toArray();
  }

  private static boolean isCell(Path cells, int unit, double value) {
    if (Double.isNaN(value)) {
      throw ProblemException.data(
          new Problem(
              "whether a unit is a cell is not known",
              cells + ", row " + unit,
              "NaN",
              "0 or 1",
              "set it in the file, or \"cellsOnly\" to false"));
    }
    return value != 0;
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
