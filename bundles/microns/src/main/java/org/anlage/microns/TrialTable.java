package org.anlage.microns;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.api.data.Trials;

/** A table of trials: start and stop, s from the start of the recording, and the stimulus. */
public final class TrialTable {
  private static final List<String> START = List.of("start", "start_time");
  private static final List<String> STOP = List.of("stop", "stop_time", "end");
  private static final List<String> STIMULUS =
      List.of("stimulus", "condition", "condition_hash", "stimulus_name", "stimulus_id");

  private TrialTable() {}

  /** Reads all trials. */
  public static Trials read(Path file) {
    CsvRows table = CsvRows.read(file);
    int start = column(table, START);
    int stop = column(table, STOP);
    int stimulus = column(table, STIMULUS);
    int count = table.rows().size();
    double[] starts = new double[count];
    double[] stops = new double[count];
    List<String> stimuli = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      starts[t] = table.number(t, start);
      stops[t] = table.number(t, stop);
      if (!(starts[t] >= 0 && starts[t] < stops[t])) {
        throw FieldFolder.problem(
            file + ", line " + (t + 2),
            "a trial must stop after it starts",
            table.rows().get(t).get(start) + " to " + table.rows().get(t).get(stop) + " s",
            "seconds from the start of the recording",
            "");
      }
      stimuli.add(table.rows().get(t).get(stimulus).strip());
    }
    return new Trials(starts, stops, stimuli);
  }

  private static int column(CsvRows table, List<String> names) {
    return names.stream()
        .filter(table::has)
        .findFirst()
        .map(table::column)
        .orElseThrow(
            () ->
                FieldFolder.problem(
                    table.file(),
                    "a column is missing",
                    String.join(", ", table.header()),
                    String.join(" or ", names),
                    "add it"));
  }
}
