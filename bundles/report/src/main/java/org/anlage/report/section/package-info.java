/** The sections of the report: what each shows of a study, as tables and figures. */
@NullMarked
package org.anlage.report.section;

import org.jspecify.annotations.NullMarked;
