/** Draws figures, which are data, as SVG. The only package that knows the drawing library. */
@NullMarked
package org.anlage.report.chart;

import org.jspecify.annotations.NullMarked;
