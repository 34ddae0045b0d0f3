package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;
import org.anlage.api.matrix.RealBuffer;

/**
 * result = a / b, with |b| at least a floor; where the floor holds, b has no gradient.
 *
 * @param a dividend
 * @param b divisor
 * @param floor least magnitude of the divisor
 * @param result quotient
 * @param registers where it is computed
 */
record Quotient(Node a, Node b, double floor, Node.Intermediate result, Registers registers)
    implements SingleStage {
  @Override
  public List<Node> operands() {
    return List.of(a, b);
  }

  @Override
  public void forward(CellStep step) {
    for (int trial = 0; trial < step.trials(); trial++) {
      registers.run(
          Pass.DIVIDE,
          a.buffer(step),
          a.at(step) + trial * a.stride(step),
          b.buffer(step),
          b.at(step) + trial * b.stride(step),
          floor,
          result.buffer(step),
          result.at(step) + trial * result.stride(step),
          result.columns(),
          false);
    }
  }

  @Override
  public void backward(CellStep step, Slopes slopes) {
    RealBuffer g = slopes.of(result);
    slopes.add(a, g, Pass.DIVIDE, b, floor, step);
    if (!slopes.wanted(b)) {
      return;
    }
    boolean parameter = b instanceof Node.Parameter;
    RealBuffer target =
        b instanceof Node.Parameter p ? slopes.adjoint().gradient(p.name) : slopes.of(b);
    int base = b instanceof Node.Parameter p ? slopes.adjoint().offset(p.name) : 0;
    boolean more = parameter || slopes.markWritten(b);
    int columns = b.columns();
    for (int trial = 0; trial < step.trials(); trial++) {
      int divisor = b.at(step) + trial * b.stride(step);
      int quotient = result.at(step) + trial * result.stride(step);
      for (int j = 0; j < columns; j++) {
        double y = b.buffer(step).get(divisor + j);
        double value =
            Math.abs(y) < floor
                ? 0
                : -g.get(trial * columns + j) * result.buffer(step).get(quotient + j) / y;
        int to = base + (parameter ? j : trial * columns + j);
        target.set(to, more ? target.get(to) + value : value);
      }
    }
  }
}
