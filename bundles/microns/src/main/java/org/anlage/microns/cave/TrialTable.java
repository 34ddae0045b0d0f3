package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Trials;

/** A table of trials: start and stop, s from the start of the recording, and the stimulus. */
public final class TrialTable implements TableReader<Trials> {
  private final int start;
  private final int stop;
  private final int stimulus;
  private final DoubleStream.Builder starts = DoubleStream.builder();
  private final DoubleStream.Builder stops = DoubleStream.builder();
  private final List<String> stimuli = new ArrayList<>();

  private TrialTable(TableHeader header) {
    start = header.require("start", "start_time");
    stop = header.require("stop", "stop_time", "end");
    stimulus =
        header.require("stimulus", "condition", "condition_hash", "stimulus_name", "stimulus_id");
  }

  /** Reads all trials. */
  public static Trials read(Path file) {
    return CaveTable.read(file, TrialTable::new);
  }

  @Override
  public void row(TableRow row) {
    double from = row.number(start);
    double to = row.number(stop);
    if (!(from >= 0 && from < to && to < Double.POSITIVE_INFINITY)) {
      throw ProblemException.data(
          new Problem(
              "a trial must stop after it starts",
              row.where(),
              row.text(start) + " to " + row.text(stop) + " s",
              "seconds from the start of the recording",
              ""));
    }
    starts.add(from);
    stops.add(to);
    stimuli.add(row.text(stimulus));
  }

  @Override
  public Trials result() {
    return new Trials(starts.build().toArray(), stops.build().toArray(), stimuli);
  }
}
