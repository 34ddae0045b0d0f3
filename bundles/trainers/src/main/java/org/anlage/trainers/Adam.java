package org.anlage.trainers;

import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;

/**
 * Adam, AdamW and RMSProp, with moments for a list of buffers. AdamW first shrinks every weight by
 * the learning rate times the decay. RMSProp is the same step without memory of the gradient and
 * without bias corrections: w -= rate g / (sqrt(v) + epsilon).
 */
final class Adam implements UpdateRule {
  private final BpttTrainer.Parameters parameters;
  private final List<RealBuffer> first;
  private final List<RealBuffer> second;

  Adam(BpttTrainer.Parameters parameters, List<RealBuffer> weights) {
    this.parameters = parameters;
    first = weights.stream().map(w -> w.allocate(w.length())).toList();
    second = weights.stream().map(w -> w.allocate(w.length())).toList();
  }

  @Override
  public void update(
      int update, List<RealBuffer> weights, List<RealBuffer> gradients, Elementwise elementwise) {
    double learningRate = parameters.learningRateAt(update);
    AdamStep step = step(update, learningRate);
    for (int i = 0; i < weights.size(); i++) {
      switch (parameters.optimizer()) {
        case ADAMW -> Scaling.scale(weights.get(i), 1 - learningRate * parameters.weightDecay());
        case RMSPROP -> first.get(i).fill(0, first.get(i).length(), 0);
        default -> {}
      }
      elementwise.adam(
          step,
          0,
          weights.get(i).length(),
          weights.get(i),
          gradients.get(i),
          first.get(i),
          second.get(i));
    }
  }

  @Override
  public List<RealBuffer> memory() {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private AdamStep step(int update, double learningRate) {
    if (parameters.optimizer() == Optimizer.RMSPROP) {
      return new AdamStep(learningRate, 0, parameters.beta2(), parameters.epsilon());
    }
    double root = StrictMath.sqrt(1 - StrictMath.pow(parameters.beta2(), update));
    double rate = learningRate * root / (1 - StrictMath.pow(parameters.beta1(), update));
    double epsilon =
        switch (parameters.epsilonPlacement()) {
          case KERAS -> parameters.epsilon();
          case PYTORCH -> parameters.epsilon() * root;
        };
    return new AdamStep(rate, parameters.beta1(), parameters.beta2(), epsilon);
  }
}
