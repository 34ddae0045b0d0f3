/**
 * The way in: finds the distribution, starts the OSGi framework on its bundles and the user's
 * plug-ins, and hands the command line to the bundle that offers it. A jar that is no good is
 * reported and left out; it never stops the host.
 */
@NullMarked
package org.anlage.boot;

import org.jspecify.annotations.NullMarked;
