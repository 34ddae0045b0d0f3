package org.anlage.trainers;

import java.util.List;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.Reals;

/** Adam (Kingma and Ba 2014, arXiv 1412.6980) with moments for a list of buffers. */
final class Adam {
  private final BpttTrainer.Parameters parameters;
  private final List<Reals> first;
  private final List<Reals> second;

  Adam(BpttTrainer.Parameters parameters, List<Reals> weights) {
    this.parameters = parameters;
    first = weights.stream().map(w -> w.allocate(w.length())).toList();
    second = weights.stream().map(w -> w.allocate(w.length())).toList();
  }

  /** Changes the weights; updates count from 1. */
  void update(int update, List<Reals> weights, List<Reals> gradients, Elementwise elementwise) {
    AdamStep step = step(update);
    for (int i = 0; i < weights.size(); i++) {
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

  private AdamStep step(int update) {
    double root = StrictMath.sqrt(1 - StrictMath.pow(parameters.beta2(), update));
    double rate =
        parameters.learningRate() * root / (1 - StrictMath.pow(parameters.beta1(), update));
    double epsilon =
        switch (parameters.epsilonPlacement()) {
          case KERAS -> parameters.epsilon();
          case PYTORCH -> parameters.epsilon() * root;
        };
    return new AdamStep(rate, parameters.beta1(), parameters.beta2(), epsilon);
  }
}
