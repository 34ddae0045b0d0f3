package org.anlage.api.regularization;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** States of a batch after every step, as a view on the training step's own buffer. */
@ProviderType
public interface States {
  /** Trials B. */
  int trials();

  /** Steps T. */
  int steps();

  /** Units N. */
  int units();

  /** Values of state per trial S; the first N are the units. */
  int width();

  /** The buffer; not to be changed. */
  RealBuffer buffer();

  /** Index of the first unit of a trial after a step. */
  int at(int step, int trial);

  /**
   * First step of one of the task's periods in a trial.
   *
   * @param period its index among the periods of the task's description
   */
  default int start(int period, int trial) {
    return 0;
  }

  /** Step after the last of one of the task's periods in a trial, as {@link #start}. */
  default int end(int period, int trial) {
    return steps();
  }
}
