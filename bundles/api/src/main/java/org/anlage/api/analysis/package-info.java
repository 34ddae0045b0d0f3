/** Analyzers and what they return: metrics, tables and figures as data. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.analysis;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
