package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;

/** An operation of a recorded step. */
interface Operation {
  /** What it makes. */
  Node.Intermediate result();

  /** What it is made of. */
  List<Node> operands();

  /** To be called after parameters have changed. */
  default void changed() {}

  /** To be called before the way back, after parameters have changed. */
  default void prepare() {}

  /** Computes the result for all trials of a step. */
  void forward(CellStep step);

  /** Adds to the gradients of the operands from that of the result. */
  void backward(CellStep step, Slopes slopes);
}
