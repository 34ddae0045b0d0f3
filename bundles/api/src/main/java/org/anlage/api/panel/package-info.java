/** Panels of plug-ins on the live page. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.panel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
