/** Embeddings of units in space: distances between every pair. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.geometry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
