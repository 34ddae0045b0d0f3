/** Assembles and computes one run. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.engine.compute;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
