package org.anlage.trainers;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.network.NetworkSpec;

/** h(t) = f(x(t) K + h(t-1) R + b). */
final class VanillaDynamics implements Dynamics {
  private final NetworkSpec spec;
  private final Kernels kernels;
  private final Operand backward;

  VanillaDynamics(NetworkSpec spec, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
    backward = kernels.operand(spec.units(), spec.units(), spec.precision().allocate(0));
  }

  @Override
  public int interior() {
    return 0;
  }

  @Override
  public void forward(Weights weights, Trajectory trajectory, int t, int count) {
    int result = trajectory.stateAfter(t);
    int width = trajectory.width();
    weights
        .forward()
        .multiply(
            count,
            trajectory.rows(),
            trajectory.step(t),
            width,
            false,
            trajectory.rows(),
            result,
            width);
    kernels
        .elementwise()
        .activate(spec.activation(), count, spec.units(), trajectory.rows(), result, width);
  }

  @Override
  public void prepare(Weights weights) {
    backward.set(true, weights.recurrent, 0, spec.units());
  }

  @Override
  public void backward(Trajectory trajectory, Gradients gradients, int t, int count) {
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
            gradients.delta(),
            0,
            units);
    gradients.addProduct(trajectory, t, count, gradients.delta());
    if (t > 0) {
      backward.multiply(count, gradients.delta(), 0, units, false, gradients.earlier(), 0, units);
    }
  }
}
