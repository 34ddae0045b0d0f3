/**
 * Recurrent weights: generators, and transforms that modulate, normalise, constrain or null them.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.connectivity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
