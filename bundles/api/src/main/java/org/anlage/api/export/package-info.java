/** Runs as they are given to other programs, in formats that plug-ins can add. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
