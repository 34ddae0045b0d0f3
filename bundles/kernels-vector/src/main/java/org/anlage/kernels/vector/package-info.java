/**
 * Kernels on the Vector API. The bundle imports the incubating package, so it stays unresolved
 * where the JVM was started without it.
 */
@NullMarked
package org.anlage.kernels.vector;

import org.jspecify.annotations.NullMarked;
