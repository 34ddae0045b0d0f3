package org.anlage.report.section;

import java.util.Arrays;
import org.anlage.report.page.Numbers;
import org.anlage.stats.Summary;

/**
 * A mean over seeds with its 95 % interval from Student's t.
 *
 * @param count finite values
 * @param mean mean; NaN without values
 * @param low lower end; NaN with fewer than two values
 * @param high upper end
 */
record Estimate(int count, double mean, double low, double high) {
  /** Estimates from values; those that are not finite are left out. */
  static Estimate of(double[] values) {
    Summary summary = Summary.of(Arrays.stream(values).filter(Double::isFinite).toArray());
    return new Estimate(
        summary.n(), summary.mean(), summary.interval().low(), summary.interval().high());
  }

  /** The same with its interval cut at what is possible. */
  Estimate within(double least, double most) {
    return new Estimate(count, mean, Math.max(least, low), Math.min(most, high));
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
