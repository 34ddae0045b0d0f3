package org.anlage.interventions;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.intervention.InterventionContext;

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

  /**
   * Updates of a training.
   *
   * @throws ProblemException if they begin after its end, so that nothing would be done
   */
  static Window of(int from, int length, InterventionContext context, String intervention) {
    requireUpdate(from, context, "\"from\" of intervention \"" + intervention + "\"");
    return new Window(from, length);
  }

  /** Checks that an update is one of the training. */
  static void requireUpdate(int update, InterventionContext context, String what) {
    if (update > context.updates()) {
      throw ProblemException.configuration(
          new Problem(
              "the training ends before the intervention begins",
              what,
              Integer.toString(update),
              "at most " + context.updates() + ", the updates of the trainer",
              ""));
    }
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
