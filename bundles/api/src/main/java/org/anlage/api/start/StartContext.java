package org.anlage.api.start;

import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/**
 * Resources of a start.
 *
 * @param task the task
 * @param probe trials of the task from a stream of their own, without noise
 * @param player runs networks on trials
 * @param earlier the network of the {@link NetworkStart#earlier} run
 * @param cortex the data, where the experiment has any
 * @param distances N x N distances of the arm's embedding
 * @param random randomness of this start in this run
 * @param kernels kernels of the run
 * @param decompositions decompositions of the run
 */
public record StartContext(
    TaskDescription task,
    TrialBatch probe,
    Player player,
    Optional<Network> earlier,
    Optional<Cortex> cortex,
    Optional<Matrix> distances,
    RandomStream random,
    Kernels kernels,
    Decompositions decompositions) {
  /** Runs networks. */
  @FunctionalInterface
  public interface Player {
    /** States and outputs of a network at every step of trials, without noise. */
    NetworkActivity play(Network network, TrialBatch trials);
  }
}
