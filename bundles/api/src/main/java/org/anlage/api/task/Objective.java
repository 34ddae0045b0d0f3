package org.anlage.api.task;

/** Loss functions that compare outputs with targets. */
public enum Objective {
  /** Softmax cross-entropy with a class label. */
  CROSS_ENTROPY,
  /** Mean squared error with target values. */
  MEAN_SQUARES
}
