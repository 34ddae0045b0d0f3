package org.anlage.trainers;

import java.util.List;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.NetworkSpec;

/**
 * Back-propagation through time: exact gradients of the mean loss of a batch with respect to the
 * buffers of {@link Weights}. Per step one product for the gradient of the stacked kernel and one
 * for the gradient of the state before; about 4 T B N^2 floating-point operations beside the 2 T B
 * N^2 of the states.
 */
final class Gradients {
  /** Gradients of the buffers of {@link Weights}, in that order and of the same shapes. */
  final RealBuffer input;

  final RealBuffer recurrent;
  final RealBuffer readout;

  /** Of {@link Weights#cell}. */
  final RealBuffer cell;

  private final NetworkSpec spec;
  private final Kernels kernels;
  private final RealBuffer stacked;
  private final RealBuffer outputs;
  private RealBuffer delta;
  private RealBuffer earlier;

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
    cell = input.allocate(Weights.cellParameters(spec));
  }

  /** The buffers, in the order of {@link Weights#buffers}. */
  List<RealBuffer> buffers() {
    return Weights.learned(spec)
        ? List.of(input, recurrent, readout, cell)
        : List.of(input, recurrent, readout);
  }

  /** Gradient with respect to the states after the step at hand. */
  RealBuffer delta() {
    return delta;
  }

  /** Where the gradient with respect to the states before it goes. */
  RealBuffer earlier() {
    return earlier;
  }

  /** Sets gradients in {@link #earlier} to zero that are below the threshold of kernels. */
  void flushEarlier(int count) {
    kernels
        .elementwise()
        .activate(Activation.IDENTITY, count, spec.units(), earlier, 0, spec.units());
  }

  /** Gradients of the loss of the trials that {@code score} has begun with; fills in the score. */
  void compute(Weights weights, Trajectory trajectory, BatchLoss score, int count) {
    trajectory.dynamics().prepare(weights);
    stacked.fill(0, stacked.length(), 0);
    readout.fill(0, readout.length(), 0);
    cell.fill(0, cell.length(), 0);
    delta.fill(0, delta.length(), 0);
    boolean reached = false;
    for (int t = trajectory.steps() - 1; t >= 0; t--) {
      if (score.needs(t)) {
        reached = true;
        fromOutputs(weights, trajectory, score, t, count);
      }
      if (reached) {
        trajectory.dynamics().backward(trajectory, this, t, count);
        RealBuffer swap = delta;
        delta = earlier;
        earlier = swap;
      }
    }
    input.copyFrom(stacked, 0, 0, input.length());
    recurrent.copyFrom(stacked, input.length(), 0, recurrent.length());
  }

  private void fromOutputs(
      Weights weights, Trajectory trajectory, BatchLoss score, int t, int count) {
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

  /** Adds rows(t)^T slopes to the gradient of the stacked kernel. */
  void addProduct(Trajectory trajectory, int t, int count, RealBuffer slopes) {
    // Before the first step the state is zero, so only input and bias learn from it.
    int rows = t == 0 ? spec.inputs() + 1 : trajectory.width();
    addProduct(trajectory, trajectory.step(t), rows, spec.units(), count, slopes, stacked, 0);
  }

  /** Adds to the gradients of the gates, of input and bias, and of the recurrent kernel. */
  void addGatedProducts(
      Trajectory trajectory,
      int t,
      int count,
      RealBuffer gates,
      RealBuffer candidates,
      RealBuffer products) {
    int units = spec.units();
    int inputs = spec.inputs() + 1;
    int rows = t == 0 ? inputs : trajectory.width();
    addProduct(trajectory, trajectory.step(t), rows, 2 * units, count, gates, cell, 0);
    addProduct(trajectory, trajectory.step(t), inputs, units, count, candidates, stacked, 0);
    if (t > 0) {
      int before = trajectory.stateBefore(t);
      addProduct(trajectory, before, units, units, count, products, stacked, inputs * units);
    }
  }

  private void addProduct(
      Trajectory trajectory,
      int at,
      int rows,
      int columns,
      int count,
      RealBuffer slopes,
      RealBuffer target,
      int offset) {
    kernels.multiply(
        true,
        false,
        rows,
        columns,
        count,
        trajectory.rows(),
        at,
        trajectory.width(),
        slopes,
        0,
        columns,
        true,
        target,
        offset,
        columns);
  }
}
