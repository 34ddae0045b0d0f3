package org.anlage.interventions;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Updates in which something is done.
 *
 * @param from first update, from 1
 * @param length number of updates; 0: to the end
 */
record Window(int from, int length) {
  boolean contains(int update) {
    return update >= from && (length == 0 || update < from + length);
  }

  /** Checks steps of a trial, given with negative numbers from its end. */
  static int step(int given, int steps, String what) {
    int step = given < 0 ? steps + given : given;
    if (step < 0 || step > steps) {
      throw ProblemException.configuration(
          new Problem(
              what + " is not a step of the task's trials",
              what,
              Integer.toString(given),
              "0 to " + steps + ", or -1 to -" + steps + " from the end",
              ""));
    }
    return step;
  }
}
