/** The run store: a directory tree. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
