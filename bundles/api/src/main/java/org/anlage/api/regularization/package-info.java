/** Penalties on recurrent weights, with exact gradients. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.regularization;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
