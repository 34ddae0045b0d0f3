package org.anlage.generators.critical;

/** Rules for mixing the two directions of a pair, from symmetric to independent. */
public enum Mixing {
  /**
   * One direction is u, the other (1 - s) u + s v, u and v independent: at s between 0 and 1 it has
   * less variance than the first.
   */
  PUBLISHED,
  /** The other direction is divided by sqrt((1 - s)^2 + s^2), which makes variances equal. */
  EQUAL_VARIANCE;

  /** Describes the parameter. */
  static final String TEXT =
      "Between symmetric and independent: published (the mixed direction has less variance) or"
          + " equal-variance.";

  /** Describes the share s. */
  static final String ASYMMETRY_TEXT =
      "0: symmetric; 1: the two directions of a pair are independent.";

  /** Describes the normalisation that all critical weights share. */
  static final String LARGEST_TEXT =
      "Largest real part of the eigenvalues; 0.998 in the paper, 0.999 in its public code. For"
          + " another measure add a scaling transform.";

  /** The mixed direction. */
  double mix(double s, double u, double v) {
    double mixed = (1 - s) * u + s * v;
    return this == PUBLISHED ? mixed : mixed / Math.sqrt((1 - s) * (1 - s) + s * s);
  }
}
