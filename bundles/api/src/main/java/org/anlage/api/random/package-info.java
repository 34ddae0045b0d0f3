/** Seeded randomness, split by purpose: adding one consumer changes no other. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.random;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
