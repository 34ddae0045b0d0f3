/** Transforms of recurrent weights: modulations, scalings, constraints of sign and sparsity. */
@NullMarked
package org.anlage.generators.transforms;

import org.jspecify.annotations.NullMarked;
