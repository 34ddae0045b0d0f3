/** Measures of a matrix of weights that budgets and analyzers share. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.estimators.weights;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
