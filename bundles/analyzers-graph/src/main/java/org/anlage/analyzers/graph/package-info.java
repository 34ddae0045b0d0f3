/** Topology of recurrent weights: the strongest weights as a simple graph, and its measures. */
@NullMarked
package org.anlage.analyzers.graph;

import org.jspecify.annotations.NullMarked;
