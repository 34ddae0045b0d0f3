package org.anlage.trainers.tape;

/** An operation that is a stage of the program by itself. */
sealed interface SingleStage extends Operation, Stage
    permits Product, Activated, Quotient, Columns, Summed {
  @Override
  default boolean reached(Slopes slopes) {
    return result().differentiable && slopes.reached(result());
  }
}
