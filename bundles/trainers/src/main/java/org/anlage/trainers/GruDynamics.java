package org.anlage.trainers;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.Reals;
import org.anlage.api.network.NetworkSpec;

/**
 * h(t) = u h(t-1) + (1 - u) c, c = f(x(t) K + b + r m), m = h(t-1) R, with logistic gates u and r
 * of [x(t) | 1 | h(t-1)]. Keeps [u | r | c | m]. Four products of N x N weights per step forwards,
 * where the vanilla cell has one.
 */
final class GruDynamics implements Dynamics {
  private final NetworkSpec spec;
  private final Kernels kernels;
  private final int units;
  private final int inputs;
  private final Operand backward;
  private final Operand gatesBackward;
  private final Reals candidateSlopes;
  private final Reals productSlopes;
  private final Reals gateSlopes;

  GruDynamics(NetworkSpec spec, int capacity, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
    units = spec.units();
    inputs = spec.inputs();
    candidateSlopes = spec.precision().allocate(capacity * units);
    productSlopes = candidateSlopes.allocate(capacity * units);
    gateSlopes = candidateSlopes.allocate(capacity * 2 * units);
    backward = kernels.operand(units, units, candidateSlopes);
    gatesBackward = kernels.operand(2 * units, units, candidateSlopes);
  }

  @Override
  public int interior() {
    return 4 * units;
  }

  @Override
  public void forward(Weights weights, Trajectory trajectory, int t, int count) {
    Reals rows = trajectory.rows();
    Reals kept = trajectory.interior();
    int width = trajectory.width();
    int at = trajectory.interiorOf(t);
    int stride = interior();
    weights.gates().multiply(count, rows, trajectory.step(t), width, false, kept, at, stride);
    kernels.elementwise().activate(Activation.LOGISTIC, count, 2 * units, kept, at, stride);
    int candidate = at + 2 * units;
    int product = at + 3 * units;
    kernels.multiply(
        false,
        false,
        count,
        units,
        inputs + 1,
        rows,
        trajectory.step(t),
        width,
        weights.input,
        0,
        units,
        false,
        kept,
        candidate,
        stride);
    weights
        .forward()
        .multiply(count, rows, trajectory.stateBefore(t), width, false, kept, product, stride);
    for (int trial = 0; trial < count; trial++) {
      int first = at + trial * stride;
      for (int j = first; j < first + units; j++) {
        double gated = kept.get(j + units) * kept.get(j + 3 * units);
        kept.set(j + 2 * units, kept.get(j + 2 * units) + gated);
      }
    }
    kernels.elementwise().activate(spec.activation(), count, units, kept, candidate, stride);
    for (int trial = 0; trial < count; trial++) {
      int first = at + trial * stride;
      int before = trajectory.stateBefore(t) + trial * width;
      int after = trajectory.stateAfter(t) + trial * width;
      for (int j = 0; j < units; j++) {
        double c = kept.get(first + 2 * units + j);
        rows.set(after + j, c + kept.get(first + j) * (rows.get(before + j) - c));
      }
    }
    trajectory.flushStatesAfter(t, count);
  }

  @Override
  public void prepare(Weights weights) {
    backward.set(true, weights.recurrent, 0, units);
    gatesBackward.set(true, weights.cell, (inputs + 1) * 2 * units, 2 * units);
  }

  @Override
  public void backward(Trajectory trajectory, Gradients gradients, int t, int count) {
    Reals delta = gradients.delta();
    Reals kept = trajectory.interior();
    int at = trajectory.interiorOf(t);
    for (int trial = 0; trial < count; trial++) {
      for (int j = 0; j < units; j++) {
        double u = kept.get(at + trial * interior() + j);
        candidateSlopes.set(trial * units + j, delta.get(trial * units + j) * (1 - u));
      }
    }
    kernels
        .elementwise()
        .multiplyByDerivative(
            spec.activation(),
            count,
            units,
            kept,
            at + 2 * units,
            interior(),
            candidateSlopes,
            0,
            units);
    gateSlopes(trajectory, delta, t, count);
    gradients.addGatedProducts(trajectory, t, count, gateSlopes, candidateSlopes, productSlopes);
    if (t > 0) {
      Reals earlier = gradients.earlier();
      backward.multiply(count, productSlopes, 0, units, false, earlier, 0, units);
      gatesBackward.multiply(count, gateSlopes, 0, 2 * units, true, earlier, 0, units);
      for (int k = 0; k < count * units; k++) {
        double u = kept.get(at + k / units * interior() + k % units);
        earlier.set(k, earlier.get(k) + u * delta.get(k));
      }
      gradients.flushEarlier(count);
    }
  }

  /** Gradients with respect to what enters the gates, and to m. */
  private void gateSlopes(Trajectory trajectory, Reals delta, int t, int count) {
    Reals kept = trajectory.interior();
    for (int trial = 0; trial < count; trial++) {
      int first = trajectory.interiorOf(t) + trial * interior();
      int before = trajectory.stateBefore(t) + trial * trajectory.width();
      for (int j = 0; j < units; j++) {
        double u = kept.get(first + j);
        double r = kept.get(first + units + j);
        double c = kept.get(first + 2 * units + j);
        double m = kept.get(first + 3 * units + j);
        double candidate = candidateSlopes.get(trial * units + j);
        double update = delta.get(trial * units + j) * (trajectory.rows().get(before + j) - c);
        gateSlopes.set(trial * 2 * units + j, update * u * (1 - u));
        gateSlopes.set(trial * 2 * units + units + j, candidate * m * r * (1 - r));
        productSlopes.set(trial * units + j, candidate * r);
      }
    }
  }
}
