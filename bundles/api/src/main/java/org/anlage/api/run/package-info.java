/** What a run is, where runs are kept and where they are computed. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.run;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
