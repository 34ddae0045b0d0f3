package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;

/**
 * result = f(a).
 *
 * @param activation f
 * @param a argument
 * @param result result
 * @param kernels kernels of the run
 */
record Activated(Activation activation, Node a, Node.Intermediate result, Kernels kernels)
    implements SingleStage {
  @Override
  public List<Node> operands() {
    return List.of(a);
  }

  @Override
  public void forward(CellStep step) {
    RealBuffer z = result.buffer(step);
    for (int trial = 0; trial < step.trials() && !result.isAt(a); trial++) {
      z.copyFrom(
          a.buffer(step),
          a.at(step) + trial * a.stride(step),
          result.at(step) + trial * result.stride(step),
          result.columns());
    }
    kernels
        .elementwise()
        .activate(
            activation, step.trials(), result.columns(), z, result.at(step), result.stride(step));
  }

  @Override
  public void backward(CellStep step, Slopes slopes) {
    RealBuffer g = slopes.of(result);
    kernels
        .elementwise()
        .multiplyByDerivative(
            activation,
            step.trials(),
            result.columns(),
            result.buffer(step),
            result.at(step),
            result.stride(step),
            g,
            0,
            result.columns());
    slopes.add(a, g, Pass.COPY, a, 0, step);
  }
}
