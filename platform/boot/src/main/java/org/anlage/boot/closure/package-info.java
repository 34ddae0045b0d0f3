/**
 * Finds the bundles that a set of bundles needs, as the framework would wire them. The framework
 * exports this package; its service is registered by the boot code.
 */
@Version("0.1.0")
@NullMarked
package org.anlage.boot.closure;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
