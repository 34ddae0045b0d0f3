package org.anlage.api.connectivity;

import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;

/**
 * Inputs of a prior.
 *
 * @param size number of units N
 * @param cortex the data, where the experiment has any
 * @param distances N x N distances of the arm's embedding, where it has one
 * @param random randomness of this component in this run; the same for every arm and task of a seed
 * @param kernels kernels of the run
 * @param decompositions decompositions of the run
 * @param network shape of the network, where the weights are for a network to be trained
 * @param task what the network is trained on, where it is
 */
public record PriorContext(
    int size,
    Optional<Cortex> cortex,
    Optional<Matrix> distances,
    RandomStream random,
    Kernels kernels,
    Decompositions decompositions,
    Optional<NetworkSpec> network,
    Optional<TaskDescription> task) {
  /** Without a network and a task. */
  public PriorContext(
      int size,
      Optional<Cortex> cortex,
      Optional<Matrix> distances,
      RandomStream random,
      Kernels kernels,
      Decompositions decompositions) {
    this(
        size,
        cortex,
        distances,
        random,
        kernels,
        decompositions,
        Optional.empty(),
        Optional.empty());
  }

  /** The data, which must have as many neurons as the network has units. */
  public Cortex requireCortex() {
    Cortex data =
        cortex.orElseThrow(
            () ->
                ProblemException.configuration(
                    Problem.of("this component needs data, and the experiment has none")));
    if (data.size() != size) {
      throw ProblemException.configuration(
          new Problem(
              "the network does not have as many units as the data has neurons",
              "network.units",
              Integer.toString(size),
              Integer.toString(data.size()),
              "use \"units\": \"all-neurons\""));
    }
    return data;
  }

  /** The arm's distances. */
  public Matrix requireDistances() {
    return distances.orElseThrow(
        () ->
            ProblemException.configuration(
                Problem.of("this component needs distances, and the arm has no embedding")));
  }
}
