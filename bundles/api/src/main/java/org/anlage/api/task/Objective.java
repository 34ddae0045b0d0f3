package org.anlage.api.task;

/** How outputs are compared with targets. */
public enum Objective {
  /** Softmax cross-entropy with a class label. */
  CROSS_ENTROPY,
  /** Mean squared error with target values. */
  MEAN_SQUARES
}
