package org.anlage.tasks;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.task.Period;

/** The periods of a trial, one after the other. */
final class Timeline {
  private final List<Period> periods = new ArrayList<>();
  private int steps;

  /** Appends a period; one of no steps is left out. */
  Timeline then(String name, int length) {
    if (length > 0) {
      periods.add(new Period(name, steps, steps + length));
      steps += length;
    }
    return this;
  }

  List<Period> periods() {
    return List.copyOf(periods);
  }

  int steps() {
    return steps;
  }
}
