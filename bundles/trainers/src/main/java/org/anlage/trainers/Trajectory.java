package org.anlage.trainers;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;

/**
 * States of a network over a chunk of trials. Row (t, trial) holds [x(t) | 1 | h(t - 1)], so that
 * one product with the stacked kernel gives input, bias and recurrence of a step, written straight
 * to where the next step reads its state. (T + 1) x B x (I + 1 + N) elements.
 */
final class Trajectory {
  private final NetworkSpec spec;
  private final Kernels kernels;
  private final int capacity;
  private final int steps;
  private final int width;
  private final int state;
  private final RealBuffer rows;
  private final Dynamics dynamics;
  private final RealBuffer interior;

  /**
   * @param spec the network's shape
   * @param steps T
   * @param capacity most trials at a time
   * @param kernels kernels of the run
   */
  Trajectory(NetworkSpec spec, int steps, int capacity, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
    this.capacity = capacity;
    this.steps = steps;
    state = spec.inputs() + 1;
    width = state + spec.units();
    dynamics = Dynamics.of(spec, capacity, kernels);
    interior = spec.precision().allocate(Math.multiplyExact(steps * capacity, dynamics.interior()));
    rows = spec.precision().allocate(Math.multiplyExact((steps + 1) * capacity, width));
    for (int row = 0; row < (steps + 1) * capacity; row++) {
      rows.set(row * width + spec.inputs(), 1);
    }
  }

  /** Most trials at a time. */
  int capacity() {
    return capacity;
  }

  /** Number of steps. */
  int steps() {
    return steps;
  }

  /** All rows. */
  RealBuffer rows() {
    return rows;
  }

  /** Elements of a row. */
  int width() {
    return width;
  }

  /** Index of the first row of a step; steps 0 to T. */
  int step(int t) {
    return t * capacity * width;
  }

  /** Index of the first state after step t. */
  int stateAfter(int t) {
    return step(t + 1) + state;
  }

  /** Index of the first state before step t. */
  int stateBefore(int t) {
    return step(t) + state;
  }

  /** What the cell keeps of every step beside the state. */
  RealBuffer interior() {
    return interior;
  }

  /** Index in {@link #interior} of the first trial's values of step t. */
  int interiorOf(int t) {
    return t * capacity * dynamics.interior();
  }

  /** The equations of the cell. */
  Dynamics dynamics() {
    return dynamics;
  }

  /** Sets states after step t to zero that have decayed below the threshold of kernels. */
  void flushStatesAfter(int t, int count) {
    kernels
        .elementwise()
        .activate(Activation.IDENTITY, count, spec.units(), rows, stateAfter(t), width);
  }

  /** Index of the first [1 | state] after step t. */
  int biasedStateAfter(int t) {
    return step(t + 1) + spec.inputs();
  }

  /** Puts trials first to first + count - 1 of a batch in. */
  void load(TrialBatch batch, int first, int count) {
    for (int t = 0; t < steps; t++) {
      for (int trial = 0; trial < count; trial++) {
        int from = batch.at(t, first + trial) * spec.inputs();
        int to = step(t) + trial * width;
        for (int i = 0; i < spec.inputs(); i++) {
          rows.set(to + i, batch.input()[from + i]);
        }
      }
    }
  }

  /** As {@link #load} of a whole batch, with Gaussian noise added in single precision. */
  void loadNoisy(TrialBatch batch, double deviation, RandomStream random) {
    for (int t = 0; t < steps; t++) {
      for (int trial = 0; trial < batch.trials(); trial++) {
        int from = batch.at(t, trial) * spec.inputs();
        int to = step(t) + trial * width;
        for (int i = 0; i < spec.inputs(); i++) {
          float noise = (float) (deviation * random.nextGaussian());
          rows.set(to + i, batch.input()[from + i] + noise);
        }
      }
    }
  }

  /** Computes all states of the first {@code count} trials. */
  void run(Weights weights, int count) {
    for (int t = 0; t < steps; t++) {
      dynamics.forward(weights, this, t, count);
    }
  }

  /** Outputs after step t into count x O values. */
  void read(Weights weights, int t, int count, RealBuffer outputs) {
    kernels.multiply(
        false,
        false,
        count,
        spec.outputs(),
        1 + spec.units(),
        rows,
        biasedStateAfter(t),
        width,
        weights.readout,
        0,
        spec.outputs(),
        false,
        outputs,
        0,
        spec.outputs());
  }
}
