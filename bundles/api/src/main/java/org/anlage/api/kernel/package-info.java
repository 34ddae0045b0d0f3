/** Numeric kernels (products, fused passes) and decompositions, chosen by service ranking. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.kernel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
