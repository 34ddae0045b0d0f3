package org.anlage.trainers;

import java.util.List;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStep;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;

/**
 * Input, bias and recurrent weights of a cell as one right operand, [K; b; R], (I + 1 + N) x N, so
 * that one product per step gives what enters the units; and their gradients as one buffer, so that
 * one product per step adds to them.
 */
final class StackedKernel {
  private final Kernels kernels;
  private final int inputs;
  private final int units;
  private final RealBuffer input;
  private final RealBuffer recurrent;
  private final RealBuffer stacked;
  private final RealBuffer gradient;
  private final Operand forward;
  private final Operand backward;

  StackedKernel(CellShape shape, CellContext context) {
    kernels = context.kernels();
    inputs = shape.inputs();
    units = shape.units();
    input = context.values(Network.INPUT);
    recurrent = context.values(Network.RECURRENT);
    stacked = input.allocate((inputs + 1 + units) * units);
    gradient = input.allocate(stacked.length());
    forward = kernels.operand(inputs + 1 + units, units, stacked);
    backward = kernels.operand(units, units, stacked);
  }

  /** The parameters of such a kernel. */
  static List<CellParameter> parameters(CellShape shape) {
    int units = shape.units();
    return List.of(
        CellParameter.of(Network.INPUT, shape.inputs(), units, Role.INPUT),
        CellParameter.of(Network.BIAS, 1, units, Role.BIAS).joinedToPrevious(),
        CellParameter.of(Network.RECURRENT, units, units, Role.RECURRENT));
  }

  void changed() {
    stacked.copyFrom(input, 0, 0, input.length());
    stacked.copyFrom(recurrent, 0, input.length(), recurrent.length());
    forward.set(false, stacked, 0, units);
  }

  void prepare() {
    backward.set(true, recurrent, 0, units);
    gradient.fill(0, gradient.length(), 0);
  }

  /** What enters the units: target = [x | 1 | h] [K; b; R], plus the drive. */
  void forward(CellStep step, RealBuffer target, int at, int stride) {
    forward.multiply(
        step.trials(), step.rows(), step.input(), step.stride(), false, target, at, stride);
    if (step.drive().isPresent()) {
      add(step.drive().get(), step.trials(), target, at, stride);
    }
  }

  private void add(RealBuffer drive, int trials, RealBuffer target, int at, int stride) {
    for (int trial = 0; trial < trials; trial++) {
      for (int j = 0; j < units; j++) {
        int to = at + trial * stride + j;
        target.set(to, target.get(to) + drive.get(trial * units + j));
      }
    }
  }

  /** Adds [x | 1 | h]^T slopes to the gradient; slopes are trials x N from index 0. */
  void addGradient(CellStep step, RealBuffer slopes) {
    // States that are zero teach the recurrent weights nothing.
    int rows = step.fromZero() ? inputs + 1 : inputs + 1 + units;
    kernels.multiply(
        true,
        false,
        rows,
        units,
        step.trials(),
        step.rows(),
        step.input(),
        step.stride(),
        slopes,
        0,
        units,
        true,
        gradient,
        0,
        units);
  }

  /** earlier = slopes R^T, where wanted and where gradients go through other units. */
  void back(CellStep step, RealBuffer slopes, CellAdjoint adjoint) {
    if (adjoint.earlierWanted()) {
      RealBuffer earlier = adjoint.earlier();
      if (adjoint.throughOthers()) {
        backward.multiply(step.trials(), slopes, 0, units, false, earlier, 0, units);
      } else {
        earlier.fill(0, step.trials() * units, 0);
      }
    }
    if (adjoint.inputWanted()) {
      kernels.multiply(
          false,
          true,
          step.trials(),
          inputs,
          units,
          slopes,
          0,
          units,
          input,
          0,
          units,
          false,
          adjoint.input(),
          0,
          inputs);
    }
  }

  void finish(CellAdjoint adjoint) {
    adjoint.gradient(Network.INPUT).copyFrom(gradient, 0, 0, input.length());
    adjoint.gradient(Network.RECURRENT).copyFrom(gradient, input.length(), 0, recurrent.length());
  }
}
