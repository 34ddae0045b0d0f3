/** Tasks as data: what is drawn, shown and asked in a trial. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.task.program;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
