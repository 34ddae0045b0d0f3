/** Trainers, what they are given and what they return. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.training;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
