/**
 * The code that determines a result: which bundles reach a component, and what they were loaded
 * from.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.engine.code;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
