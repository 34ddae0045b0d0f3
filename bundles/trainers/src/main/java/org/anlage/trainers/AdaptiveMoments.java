package org.anlage.trainers;

import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;

/**
 * Adam, AdamW and RMSProp, with moments for a list of buffers. AdamW first shrinks every weight by
 * the learning rate times the decay. RMSProp is the same step without memory of the gradient and
 * without bias corrections: w -= rate g / (sqrt(v) + epsilon).
 */
final class AdaptiveMoments implements UpdateRule.Bound {
  private final Elementwise elementwise;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final EpsilonPlacement placement;
  private final double decay;
  private final boolean corrected;
  private final List<RealBuffer> first;
  private final List<RealBuffer> second;

  /** Adam, with a decay of weights. */
  AdaptiveMoments(
      LearnedParameters weights,
      RuleContext context,
      double beta1,
      double beta2,
      double epsilon,
      EpsilonPlacement placement,
      double decay) {
    this(weights, context, beta1, beta2, epsilon, placement, decay, true);
  }

  /** RMSProp. */
  AdaptiveMoments(LearnedParameters weights, RuleContext context, double beta2, double epsilon) {
    this(weights, context, 0, beta2, epsilon, EpsilonPlacement.KERAS, 0, false);
  }

  private AdaptiveMoments(
      LearnedParameters weights,
      RuleContext context,
      double beta1,
      double beta2,
      double epsilon,
      EpsilonPlacement placement,
      double decay,
      boolean corrected) {
    elementwise = context.kernels().elementwise();
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.placement = placement;
    this.decay = decay;
    this.corrected = corrected;
    first = weights.buffers().stream().map(w -> w.allocate(w.length())).toList();
    second = weights.buffers().stream().map(w -> w.allocate(w.length())).toList();
  }

  @Override
  public void apply(
      int update, double rate, LearnedParameters weights, LearnedParameters direction) {
    AdamStep step = step(update, rate);
    for (int i = 0; i < first.size(); i++) {
      RealBuffer values = weights.buffers().get(i);
      if (decay > 0) {
        Scaling.scale(values, 1 - rate * decay);
      }
      if (!corrected) {
        first.get(i).fill(0, first.get(i).length(), 0);
      }
      elementwise.adam(
          step,
          0,
          values.length(),
          values,
          direction.buffers().get(i),
          first.get(i),
          second.get(i));
    }
  }

  @Override
  public List<RealBuffer> memory() {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private AdamStep step(int update, double learningRate) {
    if (!corrected) {
      return new AdamStep(learningRate, 0, beta2, epsilon);
    }
    double root = StrictMath.sqrt(1 - StrictMath.pow(beta2, update));
    double rate = learningRate * root / (1 - StrictMath.pow(beta1, update));
    double added =
        switch (placement) {
          case KERAS -> epsilon;
          case PYTORCH -> epsilon * root;
        };
    return new AdamStep(rate, beta1, beta2, added);
  }
}
