package org.anlage.api.learning;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a direction changes weights: an optimiser.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface UpdateRule<P extends Record> extends Parameterized<P> {
  /** The rule for one run; owned by one thread. */
  Bound bind(P parameters, LearnedParameters weights, RuleContext context);

  /**
   * What users should know before they learn by this rule with a cell: one sentence, which is
   * printed before a study is computed.
   */
  default Optional<String> caution(P parameters, Cell cell) {
    return Optional.empty();
  }

  /** A rule of one run. */
  @ConsumerType
  interface Bound {
    /**
     * Changes weights in place.
     *
     * @param update number of the update, from 1
     * @param rate learning rate of this update, its schedule included
     * @param weights what is learned
     * @param direction gradient or its stand-in, penalties included, in the same buffers; may be
     *     changed
     */
    void apply(int update, double rate, LearnedParameters weights, LearnedParameters direction);

    /** All it remembers from one update to the next, in a fixed order; part of checkpoints. */
    default List<RealBuffer> memory() {
      return List.of();
    }
  }
}
