/** Recurrent cells. */
@NullMarked
package org.anlage.cells;

import org.jspecify.annotations.NullMarked;
