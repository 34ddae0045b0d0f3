/** Changes of whole networks before they are trained. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.start;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
