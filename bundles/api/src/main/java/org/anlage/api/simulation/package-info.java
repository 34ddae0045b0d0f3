/** Dynamics of a network that is not trained: spontaneous or driven activity as a stream. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.simulation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
