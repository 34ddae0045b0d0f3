package org.anlage.recordings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;

/**
 * The window of a recording of events as its file states it: attributes of the event times, of
 * their group or of the file, or the intervals in which the units of an NWB file were observed.
 *
 * @param start s
 * @param duration s
 * @param check where it was found, if it was
 */
record Hdf5Window(Optional<Double> start, Optional<Double> duration, Optional<Check> check) {
  private static final List<String> STARTS = List.of("t_start", "start");
  private static final List<String> STOPS = List.of("t_stop", "stop");
  private static final List<String> DURATIONS = List.of("duration");
  private static final String NAME = "stated window";

  /**
   * Finds it.
   *
   * @param times dataset of event times
   * @param unit seconds that one unit of time stands for
   */
  static Hdf5Window of(Hdf5 file, String times, double unit) {
    String group = times.substring(0, Math.max(0, times.lastIndexOf('/')));
    String observed = group + "/obs_intervals";
    if (!group.isEmpty() && file.has(observed)) {
      return observed(file.numbers(observed, "times"), observed);
    }
    for (String path : List.of(times, group, "")) {
      Optional<Double> start = attribute(file, path, STARTS).map(x -> x * unit);
      Optional<Double> duration =
          attribute(file, path, DURATIONS)
              .or(
                  () ->
                      attribute(file, path, STOPS)
                          .map(stop -> stop - attribute(file, path, STARTS).orElse(0.0)))
              .map(x -> x * unit);
      if (start.isPresent() || duration.isPresent()) {
        String where = path.isEmpty() ? "the file" : path;
        if (duration.isPresent() && !(duration.get() > 0)) {
          throw ProblemException.data(
              new Problem(
                  "a recording that is no time long",
                  file.file() + ", attributes of " + where,
                  duration.get() + " s",
                  "above 0",
                  "set \"start\" and \"duration\""));
        }
        return new Hdf5Window(
            start,
            duration,
            Optional.of(
                new Check(
                    NAME,
                    true,
                    "attributes of "
                        + where
                        + ":"
                        + start.map(s -> " start " + s + " s").orElse("")
                        + duration.map(d -> " duration " + d + " s").orElse(""))));
      }
    }
    return new Hdf5Window(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** From the first observation to the last; what lies between them counts as silence. */
  private static Hdf5Window observed(double[] intervals, String where) {
    double[] finite = Arrays.stream(intervals).filter(Double::isFinite).toArray();
    double from = Arrays.stream(finite).min().orElse(0);
    double to = Arrays.stream(finite).max().orElse(0);
    if (finite.length < intervals.length || intervals.length % 2 != 0 || !(to > from)) {
      return new Hdf5Window(Optional.empty(), Optional.empty(), Optional.empty());
    }
    boolean same = true;
    for (int k = 0; k < intervals.length; k += 2) {
      same &= intervals[k] == from && intervals[k + 1] == to;
    }
    return new Hdf5Window(
        Optional.of(from),
        Optional.of(to - from),
        Optional.of(
            new Check(
                NAME,
                same,
                where
                    + ": "
                    + from
                    + " to "
                    + to
                    + " s"
                    + (same
                        ? ""
                        : ", not of all units, or with gaps: what was not observed counts as"
                            + " silence"))));
  }

  private static Optional<Double> attribute(Hdf5 file, String path, List<String> names) {
    return names.stream()
        .map(name -> file.numberAttribute(path, name))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
