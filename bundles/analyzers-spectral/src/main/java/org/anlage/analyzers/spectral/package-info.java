/** Spectra and distributions of recurrent weights. */
@NullMarked
package org.anlage.analyzers.spectral;

import org.jspecify.annotations.NullMarked;
