package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;
import org.anlage.api.matrix.RealBuffer;

/**
 * Columns of a value in columns of the result; two of them join, one takes a part.
 *
 * @param a value
 * @param from first of its columns
 * @param result result
 * @param to first column of the result
 * @param count number of columns
 * @param registers where gradients are added
 */
record Columns(Node a, int from, Node.Intermediate result, int to, int count, Registers registers)
    implements SingleStage {
  @Override
  public List<Node> operands() {
    return List.of(a);
  }

  @Override
  public void forward(CellStep step) {
    for (int trial = 0; trial < step.trials(); trial++) {
      result
          .buffer(step)
          .copyFrom(
              a.buffer(step),
              a.at(step) + trial * a.stride(step) + from,
              result.at(step) + trial * result.stride(step) + to,
              count);
    }
  }

  @Override
  public void backward(CellStep step, Slopes slopes) {
    if (!slopes.wanted(a)) {
      return;
    }
    RealBuffer g = slopes.of(result);
    if (a instanceof Node.Parameter parameter) {
      RealBuffer target = slopes.adjoint().gradient(parameter.name);
      int at = slopes.adjoint().offset(parameter.name) + from;
      for (int trial = 0; trial < step.trials(); trial++) {
        addRow(g, trial * result.columns() + to, target, at);
      }
      return;
    }
    RealBuffer target = slopes.of(a);
    if (!slopes.markWritten(a)) {
      target.fill(0, target.length(), 0);
    }
    for (int trial = 0; trial < step.trials(); trial++) {
      int at = trial * a.columns() + from;
      addRow(g, trial * result.columns() + to, target, at);
    }
  }

  private void addRow(RealBuffer g, int gAt, RealBuffer target, int at) {
    registers.run(Pass.COPY, g, gAt, g, 0, 0, target, at, count, true);
  }
}
