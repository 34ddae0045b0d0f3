/** Small pieces of linear algebra that estimators share. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.estimators.algebra;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
