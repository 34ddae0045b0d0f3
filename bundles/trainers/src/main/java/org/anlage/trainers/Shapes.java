package org.anlage.trainers;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.task.TaskDescription;

/** Checks that the shapes of a network and of its task agree. */
final class Shapes {
  private Shapes() {}

  static void check(NetworkSpec spec, TaskDescription task) {
    check(spec, task.inputs(), task.outputs());
  }

  static void check(NetworkSpec spec, int inputs, int outputs) {
    if (spec.inputs() != inputs || spec.outputs() != outputs) {
      throw ProblemException.configuration(
          new Problem(
              "the network does not fit the task",
              "network",
              spec.inputs() + " inputs and " + spec.outputs() + " outputs",
              inputs + " and " + outputs,
              "build the network for this task"));
    }
  }
}
