package org.anlage.linear.dynamics;

import java.util.Arrays;

/** Dimensionality of a spectrum of variances. */
public final class Dimensions {
  private Dimensions() {}

  /** (sum)^2 / sum of squares. */
  public static double participationRatio(double[] spectrum) {
    double sum = Arrays.stream(spectrum).sum();
    double squares = Arrays.stream(spectrum).map(v -> v * v).sum();
    return sum * sum / squares;
  }

  /** Least number of leading components that hold a fraction of the variance. */
  public static int holding(double fraction, double[] descending) {
    double wanted = fraction * Arrays.stream(descending).sum();
    double sum = 0;
    for (int k = 0; k < descending.length; k++) {
      sum += descending[k];
      if (sum >= wanted) {
        return k + 1;
      }
    }
    return descending.length;
  }
}
