/**
 * JSON with places: comments allowed, every value knows its line and column, canonical form for
 * digests.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.parameters.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
