/**
 * Numeric containers that cross bundle borders: row-major matrices and real buffers of either
 * precision.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.matrix;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
