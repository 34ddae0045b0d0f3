package org.anlage.trainers;

import java.util.List;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;

/** A rule by which gradients change weights, with its state between updates; owned by one run. */
sealed interface UpdateRule permits Adam, Momentum {
  /** Changes the weights; updates count from 1. */
  void update(
      int update, List<RealBuffer> weights, List<RealBuffer> gradients, Elementwise elementwise);

  /** All it remembers, in a fixed order. */
  List<RealBuffer> memory();

  /** The rule that the parameters ask for, for buffers of these lengths. */
  static UpdateRule of(BpttTrainer.Parameters parameters, List<RealBuffer> weights) {
    return switch (parameters.optimizer()) {
      case ADAM, ADAMW, RMSPROP -> new Adam(parameters, weights);
      case SGD -> new Momentum(parameters, weights);
    };
  }
}
