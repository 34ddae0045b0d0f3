/** Text of tables as spreadsheets and programs write them. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.npy.table;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
