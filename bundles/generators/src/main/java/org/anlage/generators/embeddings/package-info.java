/** Embeddings of units in space: lattices and measured positions. */
@NullMarked
package org.anlage.generators.embeddings;

import org.jspecify.annotations.NullMarked;
