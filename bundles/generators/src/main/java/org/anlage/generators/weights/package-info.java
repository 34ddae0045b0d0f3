/** Generators of recurrent weights: random, cortical, critical. */
@NullMarked
package org.anlage.generators.weights;

import org.jspecify.annotations.NullMarked;
