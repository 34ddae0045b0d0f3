/** Formulas of trial programs: parsed from text, checked, evaluated for numbers and for ranges. */
@NullMarked
package org.anlage.task.programs.formula;

import org.jspecify.annotations.NullMarked;
