/** Stored runs in formats of other programs. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.analysis.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
