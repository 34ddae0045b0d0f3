package org.anlage.trainers;

import java.util.List;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;

/**
 * Gradient descent with momentum: v = momentum v + g, w -= rate v. Weights and velocities below the
 * thresholds of {@link Elementwise} become zero, as with Adam.
 */
final class Momentum implements UpdateRule {
  private final BpttTrainer.Parameters parameters;
  private final List<RealBuffer> velocities;

  Momentum(BpttTrainer.Parameters parameters, List<RealBuffer> weights) {
    this.parameters = parameters;
    velocities = weights.stream().map(w -> w.allocate(w.length())).toList();
  }

  @Override
  public void update(
      int update, List<RealBuffer> weights, List<RealBuffer> gradients, Elementwise elementwise) {
    double rate = parameters.learningRateAt(update);
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i) instanceof RealBuffer.Float32 w
          && gradients.get(i) instanceof RealBuffer.Float32 g
          && velocities.get(i) instanceof RealBuffer.Float32 v) {
        update((float) rate, w.values(), g.values(), v.values());
      } else if (weights.get(i) instanceof RealBuffer.Float64 w
          && gradients.get(i) instanceof RealBuffer.Float64 g
          && velocities.get(i) instanceof RealBuffer.Float64 v) {
        update(rate, w.values(), g.values(), v.values());
      }
    }
  }

  @Override
  public List<RealBuffer> memory() {
    return velocities;
  }

  private void update(float rate, float[] w, float[] g, float[] v) {
    float momentum = (float) parameters.momentum();
    for (int i = 0; i < w.length; i++) {
      float velocity = Math.fma(momentum, v[i], g[i]);
      v[i] = Math.abs(velocity) < Elementwise.FLUSH32 ? 0 : velocity;
      float weight = Math.fma(-rate, v[i], w[i]);
      w[i] = Math.abs(weight) < Elementwise.FLUSH32 ? 0 : weight;
    }
  }

  private void update(double rate, double[] w, double[] g, double[] v) {
    double momentum = parameters.momentum();
    for (int i = 0; i < w.length; i++) {
      double velocity = Math.fma(momentum, v[i], g[i]);
      v[i] = Math.abs(velocity) < Elementwise.FLUSH64 ? 0 : velocity;
      double weight = Math.fma(-rate, v[i], w[i]);
      w[i] = Math.abs(weight) < Elementwise.FLUSH64 ? 0 : weight;
    }
  }
}
