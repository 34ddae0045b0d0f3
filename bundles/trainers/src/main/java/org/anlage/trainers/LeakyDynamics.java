package org.anlage.trainers;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.network.NetworkSpec;

/**
 * h(t) = (1 - a) h(t-1) + a r(t), r(t) = f(x(t) K + h(t-1) R + b), with a leak a per unit. Keeps r.
 */
final class LeakyDynamics implements Dynamics {
  private final NetworkSpec spec;
  private final Kernels kernels;
  private final Operand backward;
  private final RealBuffer slopes;
  private final RealBuffer leak;

  /** 1 - a. */
  private final RealBuffer kept;

  private final ElementwiseOps passes;

  LeakyDynamics(NetworkSpec spec, int capacity, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
    int units = spec.units();
    slopes = spec.precision().allocate(capacity * units);
    leak = slopes.allocate(units);
    kept = slopes.allocate(units);
    passes = ElementwiseOps.of(slopes);
    backward = kernels.operand(units, units, slopes);
  }

  @Override
  public int interior() {
    return spec.units();
  }

  @Override
  public void forward(Weights weights, Trajectory trajectory, int t, int count) {
    int units = spec.units();
    RealBuffer rates = trajectory.interior();
    int at = trajectory.interiorOf(t);
    weights
        .forward()
        .multiply(
            count,
            trajectory.rows(),
            trajectory.step(t),
            trajectory.width(),
            false,
            rates,
            at,
            units);
    kernels.elementwise().activate(spec.activation(), count, units, rates, at, units);
    RealBuffer rows = trajectory.rows();
    for (int trial = 0; trial < count; trial++) {
      int before = trajectory.stateBefore(t) + trial * trajectory.width();
      int after = trajectory.stateAfter(t) + trial * trajectory.width();
      int rate = at + trial * units;
      passes.interpolate(weights.cell, 0, rates, rate, rows, before, rows, after, units);
    }
    trajectory.flushStatesAfter(t, count);
  }

  @Override
  public void prepare(Weights weights) {
    backward.set(true, weights.recurrent, 0, spec.units());
    leak.copyFrom(weights.cell, 0, 0, leak.length());
    for (int j = 0; j < leak.length(); j++) {
      kept.set(j, 1 - leak.get(j));
    }
  }

  @Override
  public void backward(Trajectory trajectory, Gradients gradients, int t, int count) {
    int units = spec.units();
    RealBuffer delta = gradients.delta();
    for (int at = 0; at < count * units; at += units) {
      passes.multiply(delta, at, leak, 0, slopes, at, units);
    }
    kernels
        .elementwise()
        .multiplyByDerivative(
            spec.activation(),
            count,
            units,
            trajectory.interior(),
            trajectory.interiorOf(t),
            units,
            slopes,
            0,
            units);
    gradients.addProduct(trajectory, t, count, slopes);
    if (spec.cell() == Cell.LEAKY_LEARNED) {
      addLeaks(trajectory, gradients, t, count);
    }
    if (t > 0) {
      RealBuffer earlier = gradients.earlier();
      backward.multiply(count, slopes, 0, units, false, earlier, 0, units);
      for (int at = 0; at < count * units; at += units) {
        passes.addProduct(kept, 0, delta, at, earlier, at, units);
      }
      gradients.flushEarlier(count);
    }
  }

  /** d/da = sum over trials of d/dh(t) (r(t) - h(t-1)). */
  private void addLeaks(Trajectory trajectory, Gradients gradients, int t, int count) {
    int units = spec.units();
    for (int trial = 0; trial < count; trial++) {
      int before = trajectory.stateBefore(t) + trial * trajectory.width();
      int rates = trajectory.interiorOf(t) + trial * units;
      passes.addDifference(
          gradients.delta(),
          trial * units,
          trajectory.interior(),
          rates,
          trajectory.rows(),
          before,
          gradients.cell,
          0,
          units);
    }
  }
}
