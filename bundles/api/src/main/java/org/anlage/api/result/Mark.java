package org.anlage.api.result;

import org.anlage.api.matrix.Matrix;

/** A mark drawn in a {@link Chart}. Marks of one series share a colour and a legend entry. */
public sealed interface Mark {
  /** The series it belongs to; empty for none. */
  String series();

  /**
   * A line through points.
   *
   * @param series series
   * @param x positions
   * @param y values
   */
  record Line(String series, double[] x, double[] y) implements Mark {}

  /**
   * A shaded band.
   *
   * @param series series
   * @param x positions
   * @param low lower edge
   * @param high upper edge
   */
  record Band(String series, double[] x, double[] low, double[] high) implements Mark {}

  /**
   * Single points; on a categorical axis the renderer spreads those that would overlap.
   *
   * @param series series
   * @param x positions
   * @param y values
   */
  record Points(String series, double[] x, double[] y) implements Mark {}

  /**
   * A centre with an interval, for example a mean and its 95 % confidence interval.
   *
   * @param series series
   * @param x positions
   * @param centre centres
   * @param low lower ends
   * @param high upper ends
   */
  record Interval(String series, double[] x, double[] centre, double[] low, double[] high)
      implements Mark {}

  /**
   * Bars from zero.
   *
   * @param series series
   * @param x centres of the bars
   * @param y heights
   */
  record Bars(String series, double[] x, double[] y) implements Mark {}

  /**
   * A matrix as coloured cells, row 0 at the top.
   *
   * @param series what the colour means
   * @param values the matrix
   * @param diverging whether colours diverge from zero (else they rise from the smallest value)
   */
  record Cells(String series, Matrix values, boolean diverging) implements Mark {}

  /**
   * A straight line across the chart, for example chance level.
   *
   * @param series its label
   * @param vertical whether at an x position, else at a y value
   * @param at where
   */
  record Rule(String series, boolean vertical, double at) implements Mark {}
}
