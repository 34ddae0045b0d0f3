/**
 * Estimators of the dynamics of many units: covariances and their spectra, shared variance,
 * timescales, rotation, normality, space, and what can be read out of states.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.linear.dynamics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
