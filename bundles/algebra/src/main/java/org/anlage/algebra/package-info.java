/** Ridge regression, sums of covariances, Cholesky factors and measures of weight matrices. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.algebra;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
