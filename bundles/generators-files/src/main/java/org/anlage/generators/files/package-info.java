/** Weights from matrices in files. */
@NullMarked
package org.anlage.generators.files;

import org.jspecify.annotations.NullMarked;
