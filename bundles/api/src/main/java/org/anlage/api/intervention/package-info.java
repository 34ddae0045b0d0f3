/** Interventions during training: deficits, clamps, silence, curricula. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.intervention;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
