/**
 * The user's plug-ins in a running platform: what is loaded from where, and how to take up what
 * changed in their folders. The framework exports this package; its service is registered by the
 * boot code.
 */
@Version("0.1.0")
@NullMarked
package org.anlage.boot.plugins;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
