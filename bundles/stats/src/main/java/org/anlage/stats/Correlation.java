package org.anlage.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Spearman's rank correlation. Spearman 1904, doi 10.2307/1412159.
 *
 * @param rho from -1 to 1; NaN where one side is constant or there are fewer than three pairs
 * @param p two-sided, from Student's t with n - 2 degrees of freedom; NaN where rho is
 * @param n pairs
 */
public record Correlation(double rho, double p, int n) {

  /** Of two lists of one length. */
  public static Correlation spearman(double[] x, double[] y) {
    int n = x.length;
    double[] a = Ranks.of(x).values();
    double[] b = Ranks.of(y).values();
    double mean = (n + 1) / 2.0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (a[i] - mean) * (a[i] - mean);
      yy += (b[i] - mean) * (b[i] - mean);
      xy += (a[i] - mean) * (b[i] - mean);
    }
    if (n < 3 || xx == 0 || yy == 0) {
      return new Correlation(Double.NaN, Double.NaN, n);
    }
    double rho = xy / Math.sqrt(xx * yy);
    double rest = 1 - rho * rho;
    if (rest <= 0) {
      return new Correlation(rho, 0, n);
    }
    double t = Math.abs(rho) * Math.sqrt((n - 2) / rest);
    return new Correlation(rho, 2 * new TDistribution(n - 2).cumulativeProbability(-t), n);
  }
}
