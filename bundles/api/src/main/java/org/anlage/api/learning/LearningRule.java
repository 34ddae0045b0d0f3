package org.anlage.api.learning;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a batch becomes a direction that weights are to go against: the full gradient, a truncated or
 * local one, an estimate from perturbed or contrasted runs.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface LearningRule<P extends Record> extends Parameterized<P> {
  /** The rule for one run; owned by one thread. */
  Bound bind(P parameters, NetworkRunner runner, RuleContext context);

  /**
   * What users should know before they learn by this rule with a cell, such as that little is left
   * of it: one sentence, which is printed before a study is computed.
   */
  default Optional<String> caution(P parameters, Cell cell) {
    return Optional.empty();
  }

  /** A rule of one run. */
  @ConsumerType
  interface Bound {
    /**
     * Learns from a batch.
     *
     * @param update number of the update, from 1
     * @param batch its trials
     * @param direction to be written, every buffer of it: what is subtracted after scaling by the
     *     update rule
     * @return loss and accuracy on the batch
     */
    BatchScore learn(int update, TrialBatch batch, LearnedParameters direction);

    /** All it remembers from one update to the next, in a fixed order; part of checkpoints. */
    default List<RealBuffer> memory() {
      return List.of();
    }
  }
}
