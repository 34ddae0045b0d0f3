/** Experiment files: what can be said in them, and how they are read. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.launcher.experiment;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
