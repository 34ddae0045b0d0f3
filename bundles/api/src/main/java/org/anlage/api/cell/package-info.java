/** Recurrent cells: what their parameters are, and their equations forwards and backwards. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.cell;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
