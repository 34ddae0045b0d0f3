/** Kernels in plain Java, always there, and decompositions on EJML. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.kernels;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
