package org.anlage.api.intervention;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that is done to a network while it is trained: its trials, the states they start with,
 * its states at chosen steps, its weights after an update. Held-out trials are never changed.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface Intervention<P extends Record> extends Parameterized<P> {
  /** The intervention of one run; owned by one thread. */
  Bound bind(P parameters, InterventionContext context);

  /** An intervention of one run. Updates count from 1. */
  @ConsumerType
  interface Bound {
    /**
     * Changes the trials of an update, before noise is added.
     *
     * @param random randomness of this update
     */
    default void trials(int update, TrialBatch batch, RandomStream random) {}

    /**
     * Sets the states with which trials start; they are zero before the first intervention.
     *
     * @param states trials x S, row-major from index 0; the first N columns are the units
     * @param trials number of trials
     * @param random randomness of this update
     * @return whether anything was set
     */
    default boolean begin(int update, RealBuffer states, int trials, RandomStream random) {
      return false;
    }

    /** Changes of states in this update; gradients go through them exactly. */
    default List<StateChange> states(int update) {
      return List.of();
    }

    /** Noise of the units in this update, before changes of states. */
    default Optional<StateNoise> noise(int update) {
      return Optional.empty();
    }

    /**
     * Changes weights after the update, before constraints.
     *
     * @param random randomness of this update
     */
    default void weights(int update, LearnedParameters weights, RandomStream random) {}

    /** All it remembers from one update to the next, in a fixed order; part of checkpoints. */
    default List<RealBuffer> memory() {
      return List.of();
    }
  }
}
