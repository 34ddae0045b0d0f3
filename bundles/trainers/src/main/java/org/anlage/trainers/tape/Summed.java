package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;

/**
 * A sum whose second operand, a product, was added in the place of the first: nothing is left to
 * compute.
 *
 * @param sum the sum
 */
record Summed(Elementwise sum) implements SingleStage {
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
    add(sum.a(), step, slopes);
    add(sum.b(), step, slopes);
  }

  private void add(Node operand, CellStep step, Slopes slopes) {
    slopes.add(operand, slopes.of(result()), Pass.COPY, operand, 0, step);
  }
}
