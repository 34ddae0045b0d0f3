/** Definitions of runs: everything that determines a result, as canonical JSON. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.engine.definition;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
