/** Findings of analyzers: metrics, tables, figures and charts, as data. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.result;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
