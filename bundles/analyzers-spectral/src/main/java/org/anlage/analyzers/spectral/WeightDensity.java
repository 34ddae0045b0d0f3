package org.anlage.analyzers.spectral;

import java.util.Arrays;

/**
 * Density of a sample at equally spaced points from its smallest to its largest value: Gaussian
 * kernel, bandwidth by Scott's rule (standard deviation x n^(-1/5)). Scott 1992, doi
 * 10.1002/9780470316849.
 *
 * @param at the points
 * @param density density at the points
 */
record WeightDensity(double[] at, double[] density) {
  /** Bandwidths beyond which a kernel is below 2e-22 of its peak and left out. */
  private static final double REACH = 10;

  private static final double ROOT_OF_TWO_PI = 2.5066282746310002;

  /** Whether a sample has a density: two values or more that differ. */
  static boolean defined(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() == 2;
  }

  /** Estimates it; n log n + points x values within reach. */
  static WeightDensity of(double[] values, int points) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double low = sorted[0];
    double high = sorted[n - 1];
    double bandwidth = deviation(sorted) * StrictMath.pow(n, -0.2);
    double[] at = new double[points];
    double[] density = new double[points];
    for (int k = 0; k < points; k++) {
      at[k] = k == points - 1 ? high : low + k * ((high - low) / (points - 1));
      double sum = 0;
      for (int i = firstFrom(sorted, at[k] - REACH * bandwidth);
          i < n && sorted[i] <= at[k] + REACH * bandwidth;
          i++) {
        double z = (sorted[i] - at[k]) / bandwidth;
        sum += StrictMath.exp(-0.5 * z * z);
      }
      density[k] = sum / (n * bandwidth * ROOT_OF_TWO_PI);
    }
    return new WeightDensity(at, density);
  }

  /** Shannon entropy of the densities over their sum, bits. */
  double entropyBits() {
    double sum = Arrays.stream(density).sum();
    double entropy = 0;
    for (double value : density) {
      double p = value / sum;
      entropy -= p == 0 ? 0 : p * StrictMath.log(p) / StrictMath.log(2);
    }
    return entropy;
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  /** Index of the first value not below a bound. */
  private static int firstFrom(double[] sorted, double bound) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
