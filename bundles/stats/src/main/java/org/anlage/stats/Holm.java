package org.anlage.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Correction for several tests. */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p values that keep the chance of any false rejection below alpha; NaN stays NaN and
   * counts for nothing. Holm 1979, "A simple sequentially rejective multiple test procedure".
   */
  public static double[] adjust(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    double highest = 0;
    for (int k = 0; k < order.length; k++) {
      highest = Math.max(highest, Math.min(1, (order.length - k) * p[order[k]]));
      adjusted[order[k]] = highest;
    }
    return adjusted;
  }
}
