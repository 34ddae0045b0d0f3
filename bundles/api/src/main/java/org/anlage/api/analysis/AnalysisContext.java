package org.anlage.api.analysis;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.random.RandomStream;

/**
 * Resources of an analyzer.
 *
 * @param random randomness of this analyzer on this subject, for nulls and resampling
 * @param kernels kernels
 * @param decompositions decompositions
 */
public record AnalysisContext(
    RandomStream random, Kernels kernels, Decompositions decompositions) {}
