/**
 * What learning came to, across the arms, tasks and seeds of a study, and what can be concluded.
 */
@NullMarked
package org.anlage.analyzers.learning;

import org.jspecify.annotations.NullMarked;
