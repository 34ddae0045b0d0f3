/**
 * NumPy arrays on disk: NPY (versions 1 to 3) and NPZ, read without trusting the file and written
 * so that the same arrays give the same bytes.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.npy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
