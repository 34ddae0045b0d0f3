/** Analyzers of data: what a cortex looks like before anything is trained on it. */
@NullMarked
package org.anlage.analyzers.cortex;

import org.jspecify.annotations.NullMarked;
