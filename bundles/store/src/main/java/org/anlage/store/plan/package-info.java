/** Plans of studies: which runs there are, and what is to be compared. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.store.plan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
