/**
 * Statistics of samples: tests by ranks, analysis of variance on ranks, effect sizes with
 * intervals, equivalence, corrections for many tests. Pure functions; what is not defined is NaN.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.stats;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
