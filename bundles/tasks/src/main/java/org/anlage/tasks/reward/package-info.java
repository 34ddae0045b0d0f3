/** Tasks in which what a network does decides what it meets next, and what it earns. */
@NullMarked
package org.anlage.tasks.reward;

import org.jspecify.annotations.NullMarked;
