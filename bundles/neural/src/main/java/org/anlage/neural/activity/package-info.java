/** Estimators of what pairs of neurons have in common, from their activity alone. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.neural.activity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
