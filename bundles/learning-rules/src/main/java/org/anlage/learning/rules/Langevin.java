package org.anlage.learning.rules;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Stochastic gradient Langevin dynamics: w' = w - rate g + sqrt(2 rate T) xi, xi standard normal.
 * On a quadratic loss of curvature c the weights have variance T / (c (1 - rate c / 2)) in the long
 * run; with T = 0 it is gradient descent.
 */
@Component(service = UpdateRule.class)
@Extension(
    name = "langevin",
    text = "gradient descent with noise of a temperature: samples of a posterior",
    source = "Welling and Teh 2011, International Conference on Machine Learning")
public final class Langevin implements UpdateRule<Langevin.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Temperature T, in units of the loss", value = "1e-6", min = 0)
          double temperature) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, LearnedParameters weights, RuleContext context) {
    return (update, rate, values, direction) -> {
      RandomStream random = context.random().split(update);
      double deviation = Math.sqrt(2 * rate * p.temperature());
      for (int b = 0; b < values.buffers().size(); b++) {
        RealBuffer w = values.buffers().get(b);
        RealBuffer g = direction.buffers().get(b);
        for (int i = 0; i < w.length(); i++) {
          double noise = deviation == 0 ? 0 : deviation * random.nextGaussian();
          w.set(i, Math.fma(-rate, g.get(i), w.get(i)) + noise);
        }
      }
    };
  }
}
