/** Learning rules and update rules: how a batch becomes a direction, and a direction an update. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.learning;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
