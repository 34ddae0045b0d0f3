/** What types of cells say about neurons. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.estimators.types;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
