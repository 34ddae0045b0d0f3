/**
 * Cognitive tasks: each draws every trial from a stream of its own, split by the trial's number.
 */
@NullMarked
package org.anlage.tasks;

import org.jspecify.annotations.NullMarked;
