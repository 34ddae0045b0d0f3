package org.anlage.api.regularization;

import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * Inputs of a penalty.
 *
 * @param size number of units N
 * @param distances N x N distances of the arm's embedding, where it has one
 * @param cortex the data, where the experiment has any
 * @param random randomness of this component in this run; the same for every arm and task of a seed
 * @param kernels kernels of the run
 */
public record RegularizationContext(
    int size,
    Optional<Matrix> distances,
    Optional<Cortex> cortex,
    RandomStream random,
    Kernels kernels) {
  /** The arm's distances. */
  public Matrix requireDistances() {
    return distances.orElseThrow(
        () ->
            ProblemException.configuration(
                Problem.of("this regularizer needs distances, and the arm has no embedding")));
  }
}
