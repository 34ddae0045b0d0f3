/** What every cortex is checked for, whatever loaded or made it. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.estimators.checks;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
