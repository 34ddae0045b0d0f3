package org.anlage.api.regularization;

import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;

/**
 * Inputs of a penalty.
 *
 * @param size number of units N
 * @param distances N x N distances of the arm's embedding, where it has one
 * @param cortex the data, where the experiment has any
 * @param random randomness of this component in this run; the same for every arm and task of a seed
 * @param kernels kernels of the run
 * @param initial N x N recurrent weights before training, where there is a network
 * @param decompositions decompositions of the run, where whoever made this has them; experiments do
 * @param task what the network is trained on, where it is trained
 */
public record RegularizationContext(
    int size,
    Optional<Matrix> distances,
    Optional<Cortex> cortex,
    RandomStream random,
    Kernels kernels,
    Optional<Matrix> initial,
    Optional<Decompositions> decompositions,
    Optional<TaskDescription> task) {
  /** Without a task. */
  public RegularizationContext(
      int size,
      Optional<Matrix> distances,
      Optional<Cortex> cortex,
      RandomStream random,
      Kernels kernels,
      Optional<Matrix> initial,
      Optional<Decompositions> decompositions) {
    this(size, distances, cortex, random, kernels, initial, decompositions, Optional.empty());
  }

  /** Without initial weights and decompositions. */
  public RegularizationContext(
      int size,
      Optional<Matrix> distances,
      Optional<Cortex> cortex,
      RandomStream random,
      Kernels kernels) {
    this(size, distances, cortex, random, kernels, Optional.empty(), Optional.empty());
  }

  /** The recurrent weights before training. */
  public Matrix requireInitial() {
    return initial.orElseThrow(
        () ->
            ProblemException.configuration(
                Problem.of("this regularizer needs the weights before training")));
  }

  /** The decompositions of the run. */
  public Decompositions requireDecompositions() {
    return decompositions.orElseThrow(
        () ->
            ProblemException.configuration(
                Problem.of("this regularizer needs decompositions, and none were supplied")));
  }

  /** The arm's distances. */
  public Matrix requireDistances() {
    return distances.orElseThrow(
        () ->
            ProblemException.configuration(
                Problem.of("this regularizer needs distances, and the arm has no embedding")));
  }
}
