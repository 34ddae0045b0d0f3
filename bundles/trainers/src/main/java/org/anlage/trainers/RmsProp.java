package org.anlage.trainers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.osgi.service.component.annotations.Component;

/** Gradients over the root of their running mean square: w -= rate g / (sqrt(v) + epsilon). */
@Component(service = UpdateRule.class)
@Extension(
    name = "rmsprop",
    text = "Gradients over the root of their running mean square",
    source = "Tieleman and Hinton 2012, Neural networks for machine learning, lecture 6.5")
public final class RmsProp implements UpdateRule<RmsProp.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Decay of the mean square.", value = "0.999", min = 0, max = 1)
          double beta2,
      @Parameter(text = "Small number that keeps the step finite.", value = "1e-7", min = 0)
          double epsilon) {
    /** Checks that the mean square decays. */
    public Parameters {
      if (beta2 >= 1) {
        throw new IllegalArgumentException("beta2 must be below 1");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, LearnedParameters weights, RuleContext context) {
    return new AdaptiveMoments(weights, context, p.beta2(), p.epsilon());
  }
}
