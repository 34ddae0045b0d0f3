/** Recurrent networks as values, and how to run one. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.network;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
