package org.anlage.api.simulation;

import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;

/**
 * Resources of a simulator.
 *
 * @param precision arithmetic of states and weights
 * @param random randomness of this simulation, the same for every arm of a seed
 * @param kernels kernels of the run
 * @param decompositions decompositions of the run
 * @param threads threads that may be used; must not change a bit of the result
 * @param cortex the data, where the experiment has any
 * @param distances N x N distances of the arm's embedding, where it has one
 */
public record SimulationContext(
    Precision precision,
    RandomStream random,
    Kernels kernels,
    Decompositions decompositions,
    int threads,
    Optional<Cortex> cortex,
    Optional<Matrix> distances) {
  /** Without data and distances. */
  public SimulationContext(
      Precision precision,
      RandomStream random,
      Kernels kernels,
      Decompositions decompositions,
      int threads) {
    this(precision, random, kernels, decompositions, threads, Optional.empty(), Optional.empty());
  }
}
