/**
 * Families of cognitive tasks: evidence, memory, time, ring saccades, symbol streams, integration,
 * series.
 */
@NullMarked
package org.anlage.task.families;

import org.jspecify.annotations.NullMarked;
