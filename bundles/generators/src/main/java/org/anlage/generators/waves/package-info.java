/** Weights of rings of units, on which activity travels. */
@NullMarked
package org.anlage.generators.waves;

import org.jspecify.annotations.NullMarked;
