/** Equations of cells recorded from a step that is written once. */
@NullMarked
package org.anlage.trainers.tape;

import org.jspecify.annotations.NullMarked;
