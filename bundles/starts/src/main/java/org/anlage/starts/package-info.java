/** Starts of whole networks. */
@NullMarked
package org.anlage.starts;

import org.jspecify.annotations.NullMarked;
