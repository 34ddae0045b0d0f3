package org.anlage.trainers.tape;

import java.util.List;

/** An operation of a recorded step. */
sealed interface Operation permits Elementwise, SingleStage {
  /** What it makes. */
  Node.Intermediate result();

  /** What it is made of. */
  List<Node> operands();
}
