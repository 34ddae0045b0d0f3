/** Coverage-guided fuzzing of the readers of files, by Jazzer. */
@NullMarked
package org.anlage.fuzz;

import org.jspecify.annotations.NullMarked;
