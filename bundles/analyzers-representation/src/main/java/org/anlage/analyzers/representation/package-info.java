/** Analyzers of trained networks on trials: decoding, selectivity, lesions, delays and noise. */
@NullMarked
package org.anlage.analyzers.representation;

import org.jspecify.annotations.NullMarked;
