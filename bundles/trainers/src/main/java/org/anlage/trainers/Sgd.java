package org.anlage.trainers;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.service.component.annotations.Component;

/**
 * Gradient descent with momentum: v = momentum v + g, w -= rate v. Weights and velocities below the
 * thresholds of {@link Elementwise} become zero, as with Adam.
 */
@Component(service = UpdateRule.class)
@Extension(
    name = "sgd",
    text = "Gradient descent with momentum",
    source = "Polyak 1964, doi 10.1016/0041-5553(64)90137-5")
public final class Sgd implements UpdateRule<Sgd.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Share of the last step that is kept.", value = "0.9", min = 0, max = 1)
          double momentum) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, LearnedParameters weights, RuleContext context) {
    return new Momentum(
        p.momentum(), weights.buffers().stream().map(w -> w.allocate(w.length())).toList());
  }

  private record Momentum(double momentum, List<RealBuffer> velocities) implements Bound {
    @Override
    public void apply(
        int update, double rate, LearnedParameters weights, LearnedParameters direction) {
      for (int i = 0; i < velocities.size(); i++) {
        if (weights.buffers().get(i) instanceof RealBuffer.Float32 w
            && direction.buffers().get(i) instanceof RealBuffer.Float32 g
            && velocities.get(i) instanceof RealBuffer.Float32 v) {
          update((float) rate, w.values(), g.values(), v.values());
        } else if (weights.buffers().get(i) instanceof RealBuffer.Float64 w
            && direction.buffers().get(i) instanceof RealBuffer.Float64 g
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
      float kept = (float) momentum;
      for (int i = 0; i < w.length; i++) {
        float velocity = Math.fma(kept, v[i], g[i]);
        v[i] = Math.abs(velocity) < Elementwise.FLUSH32 ? 0 : velocity;
        float weight = Math.fma(-rate, v[i], w[i]);
        w[i] = Math.abs(weight) < Elementwise.FLUSH32 ? 0 : weight;
      }
    }

    private void update(double rate, double[] w, double[] g, double[] v) {
      for (int i = 0; i < w.length; i++) {
        double velocity = Math.fma(momentum, v[i], g[i]);
        v[i] = Math.abs(velocity) < Elementwise.FLUSH64 ? 0 : velocity;
        double weight = Math.fma(-rate, v[i], w[i]);
        w[i] = Math.abs(weight) < Elementwise.FLUSH64 ? 0 : weight;
      }
    }
  }
}
