/** The identity of a distribution: name, colours, titles. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.distribution;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
