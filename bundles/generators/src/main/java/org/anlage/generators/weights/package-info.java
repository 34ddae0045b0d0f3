/** Generators of recurrent weights: random, cortical, critical. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.generators.weights;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
