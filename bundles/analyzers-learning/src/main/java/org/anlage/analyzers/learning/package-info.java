/** Analyzers of learning across the arms, tasks and seeds of a study, and the verdicts on them. */
@NullMarked
package org.anlage.analyzers.learning;

import org.jspecify.annotations.NullMarked;
