package org.anlage.report.section;

import java.util.Arrays;
import org.anlage.report.page.Numbers;

/**
 * A mean over seeds with its 95 % interval from Student's t.
 *
 * @param count finite values
 * @param mean mean; NaN without values
 * @param low lower end; NaN with fewer than two values
 * @param high upper end
 */
record Estimate(int count, double mean, double low, double high) {
  private static final double NORMAL = 1.959963984540054;
  private static final double[] STUDENT = {
    12.706204736174698, 4.302652729749464, 3.182446305283710, 2.776445105197793,
    2.570581835636315, 2.446911851144969, 2.364624251592785, 2.306004135204167,
    2.262157162798205, 2.228138851986274
  };

  /** Estimates from values; those that are not finite are left out. */
  static Estimate of(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    int n = finite.length;
    if (n == 0) {
      return new Estimate(0, Double.NaN, Double.NaN, Double.NaN);
    }
    double mean = Arrays.stream(finite).sum() / n;
    if (n == 1) {
      return new Estimate(1, mean, Double.NaN, Double.NaN);
    }
    double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    double half = quantile(n - 1) * deviation / Math.sqrt(n);
    return new Estimate(n, mean, mean - half, mean + half);
  }

  /** The same with its interval cut at what is possible. */
  Estimate within(double least, double most) {
    return new Estimate(count, mean, Math.max(least, low), Math.min(most, high));
  }

  /**
   * The 97.5 % quantile of Student's t: tabulated up to 10 degrees of freedom, from there the
   * Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5), right to 2e-5.
   */
  static double quantile(int degrees) {
    if (degrees <= STUDENT.length) {
      return STUDENT[degrees - 1];
    }
    double z = NORMAL;
    double z2 = z * z;
    double g1 = z * (z2 + 1) / 4;
    double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    double g4 = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    double inverse = 1.0 / degrees;
    return z + inverse * (g1 + inverse * (g2 + inverse * (g3 + inverse * g4)));
  }

  /** "0.912 (0.873 to 0.951)". */
  String text(int decimals) {
    String centre = Numbers.fixed(mean, decimals);
    return count < 2
        ? centre
        : centre
            + " ("
            + Numbers.fixed(low, decimals)
            + " to "
            + Numbers.fixed(high, decimals)
            + ")";
  }
}
