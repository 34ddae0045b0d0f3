/** Wiring as matrices with names, lists of edges and GraphML. */
@NullMarked
package org.anlage.microns.graph;

import org.jspecify.annotations.NullMarked;
