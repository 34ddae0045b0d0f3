/** The service through which studies are planned, computed, analysed and reproduced. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.launcher;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
