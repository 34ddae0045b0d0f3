package org.anlage.api.task;

/** Makes of the outputs of a trial what its objective says. Owns its buffer. */
final class OutputForm {
  private final Objective.Form form;
  private final double[] formed;

  OutputForm(TaskDescription task) {
    form = task.objective().form();
    formed = new double[task.outputs()];
  }

  /** What is made of the outputs at {@code row} and after it; valid until the next call. */
  double[] of(double[] values, int row) {
    System.arraycopy(values, row, formed, 0, formed.length);
    if (form == Objective.Form.LOGISTIC) {
      for (int o = 0; o < formed.length; o++) {
        formed[o] = 1 / (1 + StrictMath.exp(-formed[o]));
      }
    } else if (form != Objective.Form.LINEAR) {
      exponentials();
    }
    return formed;
  }

  private void exponentials() {
    boolean softmax = form == Objective.Form.SOFTMAX;
    double most = softmax ? Double.NEGATIVE_INFINITY : 0;
    for (int o = 0; softmax && o < formed.length; o++) {
      most = Math.max(most, formed[o]);
    }
    double all = 0;
    for (int o = 0; o < formed.length; o++) {
      formed[o] = StrictMath.exp(formed[o] - most);
      all += formed[o];
    }
    for (int o = 0; softmax && o < formed.length; o++) {
      formed[o] /= all;
    }
  }
}
