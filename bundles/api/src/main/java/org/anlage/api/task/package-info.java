/** Cognitive tasks as generators of trials. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.task;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
