/**
 * A page in the making: escaped text, numbered figures and tables, sections with a contents list.
 */
@NullMarked
package org.anlage.report.page;

import org.jspecify.annotations.NullMarked;
