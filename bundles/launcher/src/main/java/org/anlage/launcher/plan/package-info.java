/** From an experiment to runs with ids. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.launcher.plan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
