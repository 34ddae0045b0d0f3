/** Runs: requests, outcomes, and executors that compute them. */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.api.run;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
