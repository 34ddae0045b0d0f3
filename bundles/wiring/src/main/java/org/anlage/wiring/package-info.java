/** Estimators of how wiring, and whatever else pairs of neurons share, depends on distance. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.wiring;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
