package org.anlage.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * The result of CaImAn as its {@code save} writes it: traces {@code estimates/C}, {@code S} or
 * {@code F_dff} (components x frames), of which {@code estimates/idx_components} are accepted, the
 * frame rate {@code params/data/fr}, and footprints {@code estimates/A} as a sparse matrix by
 * columns, whose centres of mass are positions.
 */
@Component(service = CortexSource.class)
@Extension(
    name = Caiman.NAME,
    text = "Recorded traces: the HDF5 file of CaImAn, of which accepted components are read",
    source = "doi:10.7554/eLife.38173")
public final class Caiman implements CortexSource<Caiman.Parameters> {
  static final String NAME = "caiman";
  private static final String ESTIMATES = "estimates/";

  /** Which traces. */
  public enum Signal {
    /** Denoised traces. */
    C,
    /** Deconvolved activity. */
    S,
    /** Fluorescence over its baseline. */
    F_DFF;

    String dataset() {
      return ESTIMATES + (this == F_DFF ? "F_dff" : name());
    }
  }

  /**
   * How to read.
   *
   * @param signal which traces
   * @param acceptedOnly whether the evaluation of components is heeded
   * @param rate frames per second
   * @param pixel side of a pixel
   * @param leastSnr least signal-to-noise ratio of a unit
   */
  public record Parameters(
      @Parameter(
              text = "Traces: c (denoised), s (deconvolved) or f-dff (over the baseline)",
              value = "\"c\"")
          Signal signal,
      @Parameter(
              text = "Only components that the evaluation accepted (idx_components)",
              value = "true")
          boolean acceptedOnly,
      @Parameter(
              text = "Frames per second; 0: params/data/fr of the file",
              value = "0",
              unit = "Hz",
              min = 0)
          double rate,
      @Parameter(
              text =
                  "Side of a pixel, which turns centres of mass of the footprints into positions;"
                      + " 0: they are not used",
              value = "0",
              unit = "um",
              min = 0)
          double pixel,
      @Parameter(
              text = "Least signal-to-noise ratio of a unit; 0.3 in the paper, -1 keeps all",
              value = "-1",
              min = -1,
              max = 1)
          double leastSnr) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return Hdf5.recognises(path) && new Hdf5(path).has(Signal.C.dataset());
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Hdf5 file = Hdf5.of(path);
    String dataset = p.signal().dataset();
    String where = file.file() + ", dataset '" + dataset + "'";
    int[] shape = file.shape(dataset, "signal");
    if (shape.length != 2 || shape[0] == 0 || shape[1] == 0) {
      throw ProblemException.data(
          new Problem(
              "traces have two axes", where, Arrays.toString(shape), "components x frames", ""));
    }
    int units = shape[0];
    int samples = shape[1];
    double rate = p.rate() > 0 ? p.rate() : frameRate(file);
    TraceBlocks blocks =
        new TraceBlocks(
            (unit, unitTo, from, to) ->
                file.block(dataset, "signal", unit, from, unitTo - unit, to - from),
            units,
            samples);
    List<Check> checks = new ArrayList<>();
    Selection selection =
        Selection.of(candidates(p, file, units, checks), blocks::row, p.leastSnr(), where);
    int[] kept = selection.units();
    Recorded recorded =
        new Recorded(units, samples)
            .axes("CaImAn", false, "")
            .rate(rate, p.rate() > 0 ? "" : "params/data/fr");
    checks.addAll(recorded.checks(selection));
    return new Cortex(
        new Neurons(kept.length, Map.of("component", IntStream.of(kept).asLongStream().toArray())),
        p.pixel() > 0 ? Optional.of(centres(file, units, kept, p.pixel())) : Optional.empty(),
        Optional.empty(),
        Optional.of(blocks.activity(kept, 1 / rate)),
        Map.of(),
        new Provenance(
            NAME,
            NpyTraces.title(file.file(), kept.length)
                + ", "
                + p.signal().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "",
            false,
            checks));
  }

  private static double frameRate(Hdf5 file) {
    return file.number("params/data/fr")
        .filter(rate -> rate > 0)
        .orElseThrow(
            () ->
                ProblemException.data(
                    new Problem(
                        "the frame rate is not known",
                        file.file() + ", dataset 'params/data/fr'",
                        "",
                        "frames per second",
                        "set \"rate\"")));
  }

  /** CaImAn writes a text where there was no evaluation. */
  private static int[] candidates(Parameters p, Hdf5 file, int units, List<Check> checks) {
    int[] all = IntStream.range(0, units).toArray();
    String accepted = ESTIMATES + "idx_components";
    if (!p.acceptedOnly()) {
      return all;
    }
    if (!file.isNumbers(accepted)) {
      checks.add(
          new Check("accepted components", false, "components were not evaluated: all are read"));
      return all;
    }
    double[] listed = file.numbers(accepted, "acceptedOnly");
    int[] chosen = new int[listed.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = index(listed[i], units, file.file() + ", dataset '" + accepted + "'");
    }
    int[] distinct = IntStream.of(chosen).sorted().distinct().toArray();
    checks.add(
        new Check(
            "accepted components", true, distinct.length + " of " + units + " were accepted"));
    return distinct;
  }

  private static int index(double value, int below, String where) {
    if (value != Math.rint(value) || !(value >= 0 && value < below)) {
      throw ProblemException.data(
          new Problem(
              "not a number of a component or pixel",
              where,
              Double.toString(value),
              "0 to " + (below - 1),
              ""));
    }
    return (int) value;
  }

  /** Centres of mass; pixels are numbered by columns, so that the row is fastest. */
  private static Positions centres(Hdf5 file, int units, int[] kept, double pixel) {
    String a = ESTIMATES + "A/";
    String where = file.file() + ", group '" + ESTIMATES + "A'";
    double[] weights = file.numbers(a + "data", "pixel");
    double[] pixels = file.numbers(a + "indices", "pixel");
    double[] starts = file.numbers(a + "indptr", "pixel");
    double[] dims = file.numbers(file.isNumbers("dims") ? "dims" : ESTIMATES + "dims", "pixel");
    if (dims.length != 2
        || !(dims[0] >= 1 && dims[0] * dims[1] <= Integer.MAX_VALUE)
        || starts.length != units + 1
        || weights.length != pixels.length
        || starts[units] != weights.length) {
      throw ProblemException.data(
          new Problem(
              "footprints do not fit the traces",
              where,
              "indptr of "
                  + starts.length
                  + ", "
                  + weights.length
                  + " weights of "
                  + pixels.length
                  + " pixels, dims of "
                  + dims.length,
              "a column for each of " + units + " components over a plane",
              "set \"pixel\" to 0 to read without positions"));
    }
    Matrix xyz = Matrix.zeros(kept.length, 3);
    for (int i = 0; i < kept.length; i++) {
      int from = index(starts[kept[i]], weights.length + 1, where);
      int to = index(starts[kept[i] + 1], weights.length + 1, where);
      double sum = 0;
      double x = 0;
      double y = 0;
      for (int k = from; k < to; k++) {
        int at = index(pixels[k], (int) (dims[0] * dims[1]), where);
        sum += weights[k];
        y += weights[k] * (at % (int) dims[0]);
        x += weights[k] * (at / (int) dims[0]);
      }
      if (!(sum > 0)) {
        throw ProblemException.data(
            new Problem(
                "a footprint is empty",
                where + ", component " + kept[i],
                sum + " in all",
                "above 0",
                "set \"pixel\" to 0 to read without positions"));
      }
      xyz.set(i, 0, pixel * x / sum);
      xyz.set(i, 1, pixel * y / sum);
    }
    return new Positions(xyz);
  }
}
