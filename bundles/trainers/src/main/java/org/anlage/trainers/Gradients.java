package org.anlage.trainers;

import java.util.List;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.Reals;
import org.anlage.api.network.NetworkSpec;

/**
 * Back-propagation through time: exact gradients of the mean loss of a batch with respect to the
 * buffers of {@link Weights}. Per step one product for the gradient of the stacked kernel and one
 * for the gradient of the state before; about 4 T B N^2 floating-point operations beside the 2 T B
 * N^2 of the states.
 */
final class Gradients {
  /** Gradients of the buffers of {@link Weights}, in that order and of the same shapes. */
  final Reals input;

  final Reals recurrent;
  final Reals readout;
  private final NetworkSpec spec;
  private final Kernels kernels;
  private final Reals stacked;
  private final Reals outputs;
  private final Operand backward;
  private Reals delta;
  private Reals earlier;

  Gradients(NetworkSpec spec, int capacity, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
    int units = spec.units();
    input = spec.precision().allocate((spec.inputs() + 1) * units);
    recurrent = input.allocate(units * units);
    readout = input.allocate((1 + units) * spec.outputs());
    stacked = input.allocate((spec.inputs() + 1 + units) * units);
    outputs = input.allocate(capacity * spec.outputs());
    delta = input.allocate(capacity * units);
    earlier = input.allocate(capacity * units);
    backward = kernels.operand(units, units, input);
  }

  /** The buffers, in the order of {@link Weights#buffers}. */
  List<Reals> buffers() {
    return List.of(input, recurrent, readout);
  }

  /** Gradients of the loss of the trials that {@code score} has begun with; fills in the score. */
  void compute(Weights weights, Trajectory trajectory, Score score, int count) {
    int units = spec.units();
    backward.set(true, weights.recurrent, 0, units);
    stacked.fill(0, stacked.length(), 0);
    readout.fill(0, readout.length(), 0);
    delta.fill(0, delta.length(), 0);
    boolean reached = false;
    for (int t = trajectory.steps() - 1; t >= 0; t--) {
      if (score.needs(t)) {
        reached = true;
        fromOutputs(weights, trajectory, score, t, count);
      }
      if (reached) {
        throughStep(trajectory, t, count);
      }
    }
    input.copyFrom(stacked, 0, 0, input.length());
    recurrent.copyFrom(stacked, input.length(), 0, recurrent.length());
  }

  private void fromOutputs(Weights weights, Trajectory trajectory, Score score, int t, int count) {
    int units = spec.units();
    int classes = spec.outputs();
    trajectory.read(weights, t, count, outputs);
    score.take(t, outputs);
    kernels.multiply(
        true,
        false,
        1 + units,
        classes,
        count,
        trajectory.rows(),
        trajectory.biasedStateAfter(t),
        trajectory.width(),
        outputs,
        0,
        classes,
        true,
        readout,
        0,
        classes);
    kernels.multiply(
        false,
        true,
        count,
        units,
        classes,
        outputs,
        0,
        classes,
        weights.readout,
        classes,
        classes,
        true,
        delta,
        0,
        units);
  }

  private void throughStep(Trajectory trajectory, int t, int count) {
    int units = spec.units();
    kernels
        .elementwise()
        .multiplyByDerivative(
            spec.activation(),
            count,
            units,
            trajectory.rows(),
            trajectory.stateAfter(t),
            trajectory.width(),
            delta,
            0,
            units);
    // Before the first step the state is zero, so only input and bias learn from it.
    int rows = t == 0 ? spec.inputs() + 1 : trajectory.width();
    kernels.multiply(
        true,
        false,
        rows,
        units,
        count,
        trajectory.rows(),
        trajectory.step(t),
        trajectory.width(),
        delta,
        0,
        units,
        true,
        stacked,
        0,
        units);
    if (t > 0) {
      backward.multiply(count, delta, 0, units, false, earlier, 0, units);
      Reals swap = delta;
      delta = earlier;
      earlier = swap;
    }
  }
}
