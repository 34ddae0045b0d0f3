package org.anlage.algebra;

import org.anlage.api.matrix.Matrix;

/**
 * Size and concentration of weights. They enter the budget of a run, so transcendental functions
 * are StrictMath's.
 */
public final class WeightMeasures {
  private WeightMeasures() {}

  /** Sum of |W(i,j)|. */
  public static double sumOfAbsolutes(Matrix w) {
    double sum = 0;
    for (double value : w.values()) {
      sum += Math.abs(value);
    }
    return sum;
  }

  /** Share of the diagonal in the sum of |W|; NaN for zeros. */
  public static double selfCouplingShare(Matrix w) {
    double diagonal = 0;
    for (int i = 0; i < w.rows(); i++) {
      diagonal += Math.abs(w.get(i, i));
    }
    return diagonal / sumOfAbsolutes(w);
  }

  /** Root of the sum of squares. */
  public static double frobeniusNorm(Matrix w) {
    double sum = 0;
    for (double value : w.values()) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /**
   * Effective rank: exponential of the entropy of the singular values over their sum; NaN for
   * zeros. Roy and Vetterli 2007, "The effective rank: a measure of effective dimensionality".
   */
  public static double effectiveRank(double[] singularValues) {
    double sum = 0;
    for (double s : singularValues) {
      sum += s;
    }
    double entropy = 0;
    for (double s : singularValues) {
      double p = s / sum;
      entropy -= p == 0 ? 0 : p * StrictMath.log(p);
    }
    return StrictMath.exp(entropy);
  }
}
