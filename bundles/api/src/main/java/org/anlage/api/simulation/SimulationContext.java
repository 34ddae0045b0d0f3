package org.anlage.api.simulation;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
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
 */
public record SimulationContext(
    Precision precision,
    RandomStream random,
    Kernels kernels,
    Decompositions decompositions,
    int threads) {}
