package org.anlage.api.geometry;

import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.random.RandomStream;

/**
 * Inputs of an embedding.
 *
 * @param size number of units N
 * @param cortex the data, where the experiment has any
 * @param random randomness of this component in this run; the same for every arm and task of a seed
 */
public record EmbeddingContext(int size, Optional<Cortex> cortex, RandomStream random) {}
