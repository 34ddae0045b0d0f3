/** Pictures of tasks. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.workbench.tasks;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
