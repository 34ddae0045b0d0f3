/** The extensions that are installed, found by kind and name. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.engine.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
