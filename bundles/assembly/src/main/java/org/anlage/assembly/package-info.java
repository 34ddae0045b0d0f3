/**
 * Distributions: assembled from a feature file, completed by the resolver, locked by digests, and
 * with a list of what is in them.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.assembly;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
