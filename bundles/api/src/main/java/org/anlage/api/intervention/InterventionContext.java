package org.anlage.api.intervention;

import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;

/**
 * Inputs of an intervention.
 *
 * @param initial the network before training
 * @param task what it is trained on
 * @param cortex the data, where the experiment has any
 * @param distances N x N distances of the arm's embedding, where it has one
 * @param updates number of updates of the training
 * @param random randomness of this intervention in this run
 */
public record InterventionContext(
    Network initial,
    TaskDescription task,
    Optional<Cortex> cortex,
    Optional<Matrix> distances,
    int updates,
    RandomStream random) {
  /** The same of a training whose number of updates is not known: as many as there may be. */
  public InterventionContext(
      Network initial,
      TaskDescription task,
      Optional<Cortex> cortex,
      Optional<Matrix> distances,
      RandomStream random) {
    this(initial, task, cortex, distances, Integer.MAX_VALUE, random);
  }
}
