package org.anlage.analyzers.learning;

import java.util.Arrays;
import java.util.Locale;

/**
 * Outcomes of seeds in words. Where the widest gap between neighbouring values is the margin or
 * more, seeds fell into two groups, and their mean is the outcome of none.
 */
final class OutcomeClusters {
  private OutcomeClusters() {}

  /** Whether there are two groups. */
  static boolean mixed(double[] values, double margin) {
    return split(sorted(values), margin) > 0;
  }

  /** "12 of 20 seeds at 0.990 to 1.000, 8 at 0.612 to 0.640". */
  static String words(double[] values, double margin) {
    double[] sorted = sorted(values);
    int n = sorted.length;
    if (n == 0) {
      return "no finished run";
    }
    int split = split(sorted, margin);
    String of = n == 1 ? "1 seed at " : n + " seeds at ";
    return split == 0
        ? of + range(sorted, 0, n)
        : (n - split)
            + " of "
            + n
            + " seeds at "
            + range(sorted, split, n)
            + ", "
            + split
            + " at "
            + range(sorted, 0, split);
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many are in the lower group; 0 if there is one group. */
  private static int split(double[] sorted, double margin) {
    int split = 0;
    double widest = 0;
    for (int i = 1; i < sorted.length; i++) {
      double gap = sorted[i] - sorted[i - 1];
      if (gap > widest) {
        widest = gap;
        split = i;
      }
    }
    return widest >= margin ? split : 0;
  }

  private static String range(double[] sorted, int from, int to) {
    String low = String.format(Locale.ROOT, "%.3f", sorted[from]);
    String high = String.format(Locale.ROOT, "%.3f", sorted[to - 1]);
    return low.equals(high) ? low : low + " to " + high;
  }
}
