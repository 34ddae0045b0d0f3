package org.anlage.trainers;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
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
  private final RealBuffer candidateSlopes;
  private final RealBuffer productSlopes;
  private final RealBuffer gateSlopes;
  private final ElementwiseOps passes;

  GruDynamics(NetworkSpec spec, int capacity, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
    units = spec.units();
    inputs = spec.inputs();
    candidateSlopes = spec.precision().allocate(capacity * units);
    productSlopes = candidateSlopes.allocate(capacity * units);
    gateSlopes = candidateSlopes.allocate(capacity * 2 * units);
    passes = ElementwiseOps.of(candidateSlopes);
    backward = kernels.operand(units, units, candidateSlopes);
    gatesBackward = kernels.operand(2 * units, units, candidateSlopes);
  }

  @Override
  public int interior() {
    return 4 * units;
  }

  @Override
  public void forward(Weights weights, Trajectory trajectory, int t, int count) {
    RealBuffer rows = trajectory.rows();
    RealBuffer kept = trajectory.interior();
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
      int gated = first + 2 * units;
      passes.addProduct(kept, first + units, kept, first + 3 * units, kept, gated, units);
    }
    kernels.elementwise().activate(spec.activation(), count, units, kept, candidate, stride);
    for (int trial = 0; trial < count; trial++) {
      int first = at + trial * stride;
      int before = trajectory.stateBefore(t) + trial * width;
      int after = trajectory.stateAfter(t) + trial * width;
      passes.interpolate(kept, first, rows, before, kept, first + 2 * units, rows, after, units);
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
    RealBuffer delta = gradients.delta();
    RealBuffer kept = trajectory.interior();
    int at = trajectory.interiorOf(t);
    for (int trial = 0; trial < count; trial++) {
      int update = at + trial * interior();
      int unit = trial * units;
      passes.multiplyRest(delta, unit, kept, update, candidateSlopes, unit, units);
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
      RealBuffer earlier = gradients.earlier();
      backward.multiply(count, productSlopes, 0, units, false, earlier, 0, units);
      gatesBackward.multiply(count, gateSlopes, 0, 2 * units, true, earlier, 0, units);
      for (int trial = 0; trial < count; trial++) {
        int update = at + trial * interior();
        int unit = trial * units;
        passes.addProduct(kept, update, delta, unit, earlier, unit, units);
      }
      gradients.flushEarlier(count);
    }
  }

  /** Gradients with respect to what enters the gates, and to m. */
  private void gateSlopes(Trajectory trajectory, RealBuffer delta, int t, int count) {
    RealBuffer kept = trajectory.interior();
    RealBuffer rows = trajectory.rows();
    int at = trajectory.interiorOf(t);
    for (int trial = 0; trial < count; trial++) {
      int first = at + trial * interior();
      int before = trajectory.stateBefore(t) + trial * trajectory.width();
      int unit = trial * units;
      int gate = 2 * unit;
      passes.multiplyDifference(
          delta, unit, rows, before, kept, first + 2 * units, gateSlopes, gate, units);
      passes.multiply(
          candidateSlopes, unit, kept, first + 3 * units, gateSlopes, gate + units, units);
      passes.multiply(candidateSlopes, unit, kept, first + units, productSlopes, unit, units);
    }
    Elementwise elementwise = kernels.elementwise();
    elementwise.multiplyByDerivative(
        Activation.LOGISTIC, count, 2 * units, kept, at, interior(), gateSlopes, 0, 2 * units);
    elementwise.activate(Activation.IDENTITY, count, units, productSlopes, 0, units);
  }
}
