/** Computes what a store does not have of a study. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.launcher.run;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
