/** Checks of every cortex, whatever loaded or generated it. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.neural.checks;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
