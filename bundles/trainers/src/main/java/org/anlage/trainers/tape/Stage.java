package org.anlage.trainers.tape;

import org.anlage.api.cell.CellStep;

/** A part of a program that is computed for all trials of a step before the next one is. */
sealed interface Stage permits SingleStage, Chain {
  /** To be called after parameters have changed. */
  default void changed() {}

  /** To be called before the way back, after parameters have changed. */
  default void prepare() {}

  /** Computes the results for all trials of a step. */
  void forward(CellStep step);

  /** Whether gradients have reached a result, so that there is a way back. */
  boolean reached(Slopes slopes);

  /** Adds to the gradients of the operands from those of the results. */
  void backward(CellStep step, Slopes slopes);
}
