/**
 * Common parts of every extension: its name, its parameters declared once, and reports of a
 * problem.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.component;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
