package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/** result = a W, or a W^T. */
final class Product implements SingleStage {
  private final Node a;
  private final Node.Parameter weights;
  private final boolean transposed;
  private final Node.Intermediate result;
  private final Kernels kernels;
  private final Operand forward;
  private final Operand backward;
  private boolean added;

  Product(
      Node a,
      Node.Parameter weights,
      boolean transposed,
      Node.Intermediate result,
      Kernels kernels) {
    this.a = a;
    this.weights = weights;
    this.transposed = transposed;
    this.result = result;
    this.kernels = kernels;
    forward = kernels.operand(a.columns(), result.columns(), weights.values());
    backward = kernels.operand(result.columns(), a.columns(), weights.values());
  }

  @Override
  public Node.Intermediate result() {
    return result;
  }

  @Override
  public List<Node> operands() {
    return List.of(a, weights);
  }

  /** From now on it is added to what is at the place of its result. */
  void addToPlace() {
    added = true;
  }

  @Override
  public void changed() {
    forward.set(transposed, weights.values(), weights.offset(), weights.columns());
  }

  @Override
  public void prepare() {
    backward.set(!transposed, weights.values(), weights.offset(), weights.columns());
  }

  @Override
  public void forward(CellStep step) {
    forward.multiply(
        step.trials(),
        a.buffer(step),
        a.at(step),
        a.stride(step),
        added,
        result.buffer(step),
        result.at(step),
        result.stride(step));
  }

  @Override
  public void backward(CellStep step, Slopes slopes) {
    RealBuffer g = slopes.of(result);
    if (slopes.wanted(weights) && !(a instanceof Node.State && step.fromZero())) {
      RealBuffer target = slopes.adjoint().gradient(weights.name);
      int at = slopes.adjoint().offset(weights.name);
      if (transposed) {
        addTransposed(step, g, target, at);
      } else {
        addPlain(step, g, target, at);
      }
    }
    if (slopes.wanted(a) && slopes.crosses(a)) {
      boolean more = slopes.markWritten(a);
      backward.multiply(step.trials(), g, 0, result.columns(), more, slopes.of(a), 0, a.columns());
    }
  }

  /** W += a^T g. */
  private void addPlain(CellStep step, RealBuffer g, RealBuffer target, int at) {
    kernels.multiply(
        true,
        false,
        a.columns(),
        result.columns(),
        step.trials(),
        a.buffer(step),
        a.at(step),
        a.stride(step),
        g,
        0,
        result.columns(),
        true,
        target,
        at,
        weights.columns());
  }

  /** W += g^T a. */
  private void addTransposed(CellStep step, RealBuffer g, RealBuffer target, int at) {
    kernels.multiply(
        true,
        false,
        result.columns(),
        a.columns(),
        step.trials(),
        g,
        0,
        result.columns(),
        a.buffer(step),
        a.at(step),
        a.stride(step),
        true,
        target,
        at,
        weights.columns());
  }
}
