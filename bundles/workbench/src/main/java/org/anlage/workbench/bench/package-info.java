/** How fast products and training are here, as a user would want to know before a long study. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.workbench.bench;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
