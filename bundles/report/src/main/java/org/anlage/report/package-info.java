/** The HTML report of a study. */
@NullMarked
package org.anlage.report;

import org.jspecify.annotations.NullMarked;
