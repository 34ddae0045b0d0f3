package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;

/**
 * A sum whose second operand, a product, was added in the place of the first: nothing is left to
 * compute.
 *
 * @param sum the sum
 */
record Summed(Elementwise sum) implements Operation {
  @Override
  public Node.Intermediate result() {
    return sum.result();
  }

  @Override
  public List<Node> operands() {
    return sum.operands();
  }

  @Override
  public void forward(CellStep step) {
    // both operands are there
  }

  @Override
  public void backward(CellStep step, Slopes slopes) {
    sum.backward(step, slopes);
  }
}
