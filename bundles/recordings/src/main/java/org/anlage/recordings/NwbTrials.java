package org.anlage.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Trials;

/**
 * Trials of an NWB file: {@code start_time} and {@code stop_time} of a table of intervals, on the
 * clock of the session, and one of its columns as the stimulus.
 */
public record NwbTrials(
    @Parameter(
            text =
                "Column of the table that says what was shown, such as stimulus_name; empty: trials"
                    + " are not read",
            value = "\"\"")
        String stimulus,
    @Parameter(text = "Table of intervals", value = "\"intervals/trials\"") String table) {
  /** None. */
  static final NwbTrials NONE = new NwbTrials("", "intervals/trials");

  /**
   * Reads.
   *
   * @param clock time of the session at which the time of the activity is 0
   */
  Optional<Trials> read(Hdf5 file, double clock) {
    if (stimulus.isEmpty()) {
      return Optional.empty();
    }
    double[] starts = file.numbers(table + "/start_time", "trials.table");
    double[] stops = file.numbers(table + "/stop_time", "trials.table");
    List<String> shown = file.words(table + "/" + stimulus, "trials.stimulus");
    if (starts.length != stops.length || starts.length != shown.size()) {
      throw ProblemException.data(
          new Problem(
              "columns of one table differ in length",
              file.file() + ", group '" + table + "'",
              starts.length + ", " + stops.length + " and " + shown.size(),
              "one entry a trial",
              ""));
    }
    List<double[]> times = new ArrayList<>();
    for (int t = 0; t < starts.length; t++) {
      double from = starts[t] - clock;
      double to = stops[t] - clock;
      if (!(from >= 0 && from < to && to < Double.POSITIVE_INFINITY)) {
        throw ProblemException.data(
            new Problem(
                "a trial must stop after it starts, and start within the recording",
                file.file() + ", group '" + table + "', row " + t,
                starts[t] + " to " + stops[t] + " s",
                "from " + clock + " s on",
                "leave it out of a copy of the file"));
      }
      times.add(new double[] {from, to});
    }
    return Optional.of(
        new Trials(
            times.stream().mapToDouble(time -> time[0]).toArray(),
            times.stream().mapToDouble(time -> time[1]).toArray(),
            shown));
  }
}
