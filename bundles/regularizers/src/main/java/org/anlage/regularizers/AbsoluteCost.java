package org.anlage.regularizers;

import org.anlage.api.matrix.RealBuffer;

/** strength times the sum of |W| o cost, and its gradient; owned by one run. Two passes over W. */
final class AbsoluteCost {
  private final int n;
  private final double strength;
  private final Rows rows;
  private final RealBuffer row;

  /**
   * Prepares buffers.
   *
   * @param n number of units
   * @param strength factor of the whole term
   * @param precision a buffer of the precision to work in
   */
  AbsoluteCost(int n, double strength, RealBuffer precision) {
    this.n = n;
    this.strength = strength;
    rows = Rows.of(precision);
    row = precision.allocate(n);
  }

  /**
   * The value; adds its gradient.
   *
   * @param weights N x N
   * @param cost N x N, of the same precision
   * @param gradient N x N; receives += strength sign(W) o cost
   */
  double evaluate(RealBuffer weights, RealBuffer cost, RealBuffer gradient) {
    double total = 0;
    for (int at = 0; at < n * n; at += n) {
      rows.scaleAbsolute(weights, at, 1, cost, at, row, 0, n);
      total += rows.absoluteSum(row, 0, n);
      rows.addSigned(weights, strength, cost, 0, gradient, at, n);
    }
    return strength * total;
  }
}
