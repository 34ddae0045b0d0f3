package org.anlage.api.data;

import java.util.List;

/**
 * Times of stimuli during a recording, one entry per trial.
 *
 * @param start of each trial, s from the start of the recording
 * @param stop of each trial, s; later than its start
 * @param stimulus what was shown; trials of one stimulus have the same text
 */
public record Trials(double[] start, double[] stop, List<String> stimulus) {
  /** Checks lengths and times. */
  public Trials {
    stimulus = List.copyOf(stimulus);
    if (start.length != stop.length || start.length != stimulus.size()) {
      throw new IllegalArgumentException("start, stop and stimulus differ in length");
    }
    for (int t = 0; t < start.length; t++) {
      if (!(start[t] >= 0 && start[t] < stop[t] && stop[t] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "trial " + t + " lasts from " + start[t] + " to " + stop[t] + " s");
      }
    }
  }

  /** Number of trials. */
  public int size() {
    return start.length;
  }
}
