/** Operations on square weight matrices that generators and transforms share. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.generators.algebra;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
