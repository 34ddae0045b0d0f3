package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.matrix.Matrix;
import org.anlage.microns.EventTimes;
import org.anlage.neural.activity.EventWindow;
import org.anlage.neural.activity.TracePeaks;
import org.anlage.npy.NpyRows;

/**
 * Activity beside the tables, of all units of a scan.
 *
 * @param units which unit each row is
 * @param activity activity of some rows, in their order
 * @param words what it was made from
 * @param check of the window of event times
 */
record Recording(
    RecordedUnits units, Function<int[], Activity> activity, String words, Optional<Check> check) {
  /**
   * How traces become activity.
   *
   * @param rate frames per second, needed for traces
   * @param use what is made of them
   * @param threshold of peaks
   * @param start when the recording of events began
   */
  record Sampling(Optional<Double> rate, TraceUse use, double threshold, Optional<Double> start) {}

  /** The recording of a folder, if it has one. Event times go before traces. */
  static Optional<Recording> of(CaveFolder folder, long[] matched, Sampling sampling) {
    Optional<Path> ids = folder.file(CaveRole.UNITS);
    Optional<Path> events = folder.file(CaveRole.EVENTS);
    return events.isPresent()
        ? events.map(file -> events(file, ids, matched, sampling.start()))
        : folder.file(CaveRole.TRACES).map(file -> traces(file, ids, matched, sampling));
  }

  private static Recording events(
      Path file, Optional<Path> ids, long[] matched, Optional<Double> start) {
    double[][] times = EventTimes.read(file, start);
    EventWindow window = EventTimes.window(times, start);
    return new Recording(
        RecordedUnits.of(file, times.length, ids, matched),
        rows ->
            new Activity.Events(
                Arrays.stream(rows).mapToObj(row -> times[row]).toArray(double[][]::new),
                window.duration(),
                window.start()),
        file.getFileName() + ": event times",
        Optional.of(window.check()));
  }

  private static Recording traces(
      Path file, Optional<Path> ids, long[] matched, Sampling sampling) {
    double rate =
        sampling
            .rate()
            .orElseThrow(
                () ->
                    ProblemException.configuration(
                        new Problem(
                            "traces need their frame rate",
                            "data.source.rate",
                            "",
                            "frames per second; the MICrONS scans have about 6.3 (Scan.fps)",
                            "set \"rate\"")));
    if (TableParts.are(file, ".npy")) {
      List<NpyRows> parts = TableParts.of(file).stream().map(NpyRows::of).toList();
      requireSameUnits(file, parts);
      return new Recording(
          RecordedUnits.of(file, parts.get(0).rows(), ids, matched),
          wanted -> activity(file, wanted, row -> row(parts, row), rate, sampling),
          words(file, sampling),
          Optional.empty());
    }
    TraceTable table = TraceTable.read(file);
    return new Recording(
        table.recordedUnits(),
        wanted -> activity(file, wanted, table::trace, rate, sampling),
        words(file, sampling),
        Optional.empty());
  }

  /** The trace of a unit through all parts, which follow each other in time. */
  private static double[] row(List<NpyRows> parts, int row) {
    return parts.stream()
        .map(part -> part.read(new int[] {row}, 0, part.columns()).values())
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static void requireSameUnits(Path file, List<NpyRows> parts) {
    List<Integer> units = parts.stream().map(NpyRows::rows).distinct().toList();
    if (units.size() > 1) {
      throw ProblemException.data(
          new Problem(
              "the parts of the traces are not of the same units",
              file.toString(),
              units + " rows",
              "parts of units x frames, all units in each, one after the other in time",
              "save them so, or as one array"));
    }
  }

  private static String words(Path file, Sampling sampling) {
    return file.getFileName()
        + (sampling.use() == TraceUse.TRACES
            ? ": traces"
            : ": peaks of traces, " + sampling.threshold() + " above both neighbours");
  }

  private static Activity activity(
      Path file, int[] wanted, IntFunction<double[]> trace, double rate, Sampling sampling) {
    double[][] traces = new double[wanted.length][];
    double duration = 0;
    for (int i = 0; i < wanted.length; i++) {
      double[] samples = trace.apply(wanted[i]);
      requireFinite(file, wanted[i], samples);
      duration = samples.length / rate;
      traces[i] =
          sampling.use() == TraceUse.TRACES
              ? samples
              : TracePeaks.times(samples, sampling.threshold(), rate);
    }
    return sampling.use() == TraceUse.TRACES
        ? new Activity.Traces(Matrix.of(traces), 1 / rate)
        : new Activity.Events(traces, duration);
  }

  private static void requireFinite(Path file, int row, double[] samples) {
    for (int t = 0; t < samples.length; t++) {
      if (!Double.isFinite(samples[t])) {
        throw ProblemException.data(
            new Problem(
                "a sample is not a number",
                file + ", unit in row " + row + ", frame " + t,
                Double.toString(samples[t]),
                "finite numbers",
                "leave such units or frames out before saving"));
      }
    }
  }
}
