/** Transforms of recurrent weights: scalings, constraints and matched nulls. */
@NullMarked
package org.anlage.generators.transforms;

import org.jspecify.annotations.NullMarked;
