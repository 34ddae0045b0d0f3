/**
 * Penalties on recurrent weights: size, length of wiring, communicability, and their exact
 * gradients.
 */
@NullMarked
package org.anlage.regularizers;

import org.jspecify.annotations.NullMarked;
