/** Tables of many rows on disk that are stored by columns, such as Parquet. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.table;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
