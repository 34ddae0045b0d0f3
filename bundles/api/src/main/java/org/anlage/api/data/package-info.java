/**
 * Cortex as measured or synthesised: neurons, positions, synapses, activity, trials, with
 * provenance and checks.
 */
@Export
@Version("0.1.1")
@NullMarked
package org.anlage.api.data;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
