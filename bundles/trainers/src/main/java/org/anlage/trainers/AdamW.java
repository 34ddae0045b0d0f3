package org.anlage.trainers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.osgi.service.component.annotations.Component;

/** Adam with decoupled weight decay. */
@Component(service = UpdateRule.class)
@Extension(
    name = "adamw",
    text = "Adam with decoupled weight decay",
    source = "Loshchilov and Hutter 2017, arXiv 1711.05101")
public final class AdamW implements UpdateRule<AdamW.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Decay of the first moment.", value = "0.9", min = 0, max = 1) double beta1,
      @Parameter(text = "Decay of the second moment.", value = "0.999", min = 0, max = 1)
          double beta2,
      @Parameter(text = "Small number that keeps the step finite.", value = "1e-7", min = 0)
          double epsilon,
      @Parameter(
              text =
                  "Where epsilon is added: keras, to sqrt(v); pytorch, to sqrt(v) after bias"
                      + " correction.",
              value = "\"keras\"")
          EpsilonPlacement epsilonPlacement,
      @Parameter(
              text = "Decay of all weights, per update and unit of learning rate.",
              value = "0.01",
              min = 0)
          double weightDecay) {
    /** Checks that moments decay. */
    public Parameters {
      if (beta1 >= 1 || beta2 >= 1) {
        throw new IllegalArgumentException("beta1 and beta2 must be below 1");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, LearnedParameters weights, RuleContext context) {
    return new AdaptiveMoments(
        weights, context, p.beta1(), p.beta2(), p.epsilon(), p.epsilonPlacement(), p.weightDecay());
  }
}
