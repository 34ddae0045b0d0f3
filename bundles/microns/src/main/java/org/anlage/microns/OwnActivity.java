package org.anlage.microns;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.anlage.algebra.EventClock;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.matrix.Matrix;
import org.anlage.neural.activity.EventWindow;
import org.anlage.npy.Npy;

/** Activity of the neurons of a folder of one's own, as arrays or tables. */
final class OwnActivity {
  private static final List<String> TIMES =
      List.of("time", "time_s", "time_sec", "time_seconds", "t");
  private static final List<String> UNITS = List.of("neuron", "unit", "index", "name", "id");

  /** Of an interval, by which times of samples may be off an even grid. */
  private static final double UNEVEN = 0.25;

  private OwnActivity() {}

  /** Traces: an array of neurons x samples, or a table with a column for each neuron. */
  static Activity.Traces traces(
      Path file, List<String> names, Optional<Double> rate, List<Check> notes) {
    if (file.toString().endsWith(".npy")) {
      return new Activity.Traces(
          array(file, names.size(), notes), 1 / rate.orElseThrow(() -> noRate(file)));
    }
    CsvRows table = CsvRows.read(file);
    int samples = table.rows().size();
    Matrix values = Matrix.zeros(names.size(), samples);
    for (int i = 0; i < names.size(); i++) {
      int column = table.column(names.get(i));
      for (int t = 0; t < samples; t++) {
        values.set(i, t, table.number(t, column));
      }
    }
    long others = table.header().stream().filter(name -> !names.contains(name)).count();
    if (others > 0) {
      notes.add(
          new Check("columns", true, others + " of the traces are of no neuron and are not read"));
    }
    double found = rate.or(() -> rate(table)).orElseThrow(() -> noRate(file));
    notes.add(
        new Check(
            "sampling rate",
            true,
            String.format(Locale.ROOT, "%.6g Hz, %.6g s", found, samples / found)));
    return new Activity.Traces(values, 1 / found);
  }

  private static org.anlage.api.component.ProblemException noRate(Path file) {
    return FieldFolder.problem(
        file,
        "the sampling rate is not known",
        "",
        "a column time_s, or \"rate\" in " + OwnSettings.NAME,
        "");
  }

  private static Matrix array(Path file, int n, List<Check> notes) {
    Matrix stored = Npy.read(file).matrix(file.toString());
    boolean rows = stored.rows() == n;
    if (!rows && stored.columns() != n) {
      throw FieldFolder.problem(
          file, "not as many traces as neurons", stored.shape(), n + " x samples", "");
    }
    if (!rows) {
      notes.add(new Check("axes of the traces", true, stored.shape() + ": samples x neurons"));
    }
    Matrix traces = rows ? stored : stored.transpose();
    for (int k = 0; k < traces.values().length; k++) {
      if (!Double.isFinite(traces.values()[k])) {
        throw FieldFolder.problem(
            file + ", neuron " + k / traces.columns() + ", sample " + k % traces.columns(),
            "a sample is not a number",
            Double.toString(traces.values()[k]),
            "finite numbers",
            "leave such frames out, or fill them, before saving");
      }
    }
    return traces;
  }

  private static Optional<Double> rate(CsvRows table) {
    OptionalInt time = column(table, TIMES);
    int samples = table.rows().size();
    if (time.isEmpty() || samples < 2) {
      return Optional.empty();
    }
    double first = table.number(0, time.getAsInt());
    double interval = (table.number(samples - 1, time.getAsInt()) - first) / (samples - 1);
    for (int t = 0; t < samples; t++) {
      double off = table.number(t, time.getAsInt()) - first - t * interval;
      if (!(interval > 0) || !(Math.abs(off) <= UNEVEN * interval)) {
        throw FieldFolder.problem(
            table.file() + ", row " + t + ", column '" + table.header().get(time.getAsInt()) + "'",
            "the samples are not evenly spaced",
            table.rows().get(t).get(time.getAsInt()),
            "within a quarter of an interval of an even grid",
            "resample, or set \"rate\" in " + OwnSettings.NAME);
      }
    }
    return Optional.of(1 / interval);
  }

  /** Events: an array of arrays, or a table with a row for each event. */
  static Activity.Events events(
      Path file,
      List<String> names,
      double unit,
      Optional<Double> start,
      Optional<Double> duration,
      List<Check> notes) {
    double[][] times =
        file.toString().endsWith(".npy")
            ? EventTimes.read(file, Optional.empty())
            : table(CsvRows.read(file), names);
    if (times.length != names.size()) {
      throw FieldFolder.problem(
          file,
          "not as many trains as neurons",
          Integer.toString(times.length),
          Integer.toString(names.size()),
          "");
    }
    for (double[] train : times) {
      Arrays.setAll(train, k -> train[k] * unit);
      Arrays.sort(train);
    }
    EventWindow window =
        EventWindow.of(
            times, start, duration, "set \"start\" and \"duration\" in " + OwnSettings.NAME);
    requireInside(file, times, window, duration.isPresent());
    notes.add(window.check());
    return new Activity.Events(times, window.duration(), window.start());
  }

  private static void requireInside(Path file, double[][] times, EventWindow window, boolean ends) {
    double rounding = EventClock.rounding(window.start(), window.end());
    for (double[] train : times) {
      for (double time : train) {
        if (time < window.start() - rounding || ends && time >= window.end()) {
          throw FieldFolder.problem(
              file,
              "an event lies outside of the recording",
              time + " s",
              window.start() + " to " + window.end() + " s",
              "correct \"start\", \"duration\" or \"timeUnit\" in " + OwnSettings.NAME);
        }
      }
    }
  }

  private static double[][] table(CsvRows table, List<String> names) {
    int unit = column(table, UNITS).orElseGet(() -> table.column("neuron"));
    int time = column(table, TIMES).orElseGet(() -> table.column("time"));
    Map<String, Integer> places = new HashMap<>();
    List<DoubleStream.Builder> trains = new ArrayList<>();
    for (String name : names) {
      places.put(name, trains.size());
      trains.add(DoubleStream.builder());
    }
    IntStream.range(0, table.rows().size())
        .forEach(
            row -> {
              Integer place = places.get(table.name(row, unit));
              if (place == null) {
                throw table.bad(row, unit, table.name(row, unit), "a neuron of the nodes");
              }
              trains.get(place).add(table.number(row, time));
            });
    return trains.stream().map(train -> train.build().toArray()).toArray(double[][]::new);
  }

  private static OptionalInt column(CsvRows table, List<String> names) {
    return names.stream()
        .mapToInt(name -> table.header().indexOf(name))
        .filter(c -> c >= 0)
        .findFirst();
  }
}
