package org.anlage.api.learning;

import java.util.Optional;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.random.RandomStream;

/**
 * Resources of a rule.
 *
 * @param random randomness of this rule in this run; split it by the number of the update
 * @param kernels kernels of the run
 * @param decompositions decompositions of the run, where whoever made this has them; experiments do
 */
public record RuleContext(
    RandomStream random, Kernels kernels, Optional<Decompositions> decompositions) {}
