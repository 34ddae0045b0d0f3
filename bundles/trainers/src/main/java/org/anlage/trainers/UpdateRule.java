package org.anlage.trainers;

import java.util.List;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.Reals;

/** How gradients change weights, with what it remembers between updates; owned by one run. */
sealed interface UpdateRule permits Adam, Momentum {
  /** Changes the weights; updates count from 1. */
  void update(int update, List<Reals> weights, List<Reals> gradients, Elementwise elementwise);

  /** All it remembers, in a fixed order. */
  List<Reals> memory();

  /** The rule that the parameters ask for, for buffers of these lengths. */
  static UpdateRule of(BpttTrainer.Parameters parameters, List<Reals> weights) {
    return switch (parameters.optimizer()) {
      case ADAM, ADAMW, RMSPROP -> new Adam(parameters, weights);
      case SGD -> new Momentum(parameters, weights);
    };
  }
}
