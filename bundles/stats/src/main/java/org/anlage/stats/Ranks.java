package org.anlage.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks of values from 1, equal values sharing the mean of theirs.
 *
 * @param values a rank for each value
 * @param ties sum of t^3 - t over groups of t equal values
 */
public record Ranks(double[] values, double ties) {

  /** Ranks values; infinities have their places, NaN comes last. */
  public static Ranks of(double[] values) {
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i] + 0.0)) // -0 is 0
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[n];
    double ties = 0;
    int start = 0;
    for (int i = 1; i <= n; i++) {
      if (i == n || values[order[i]] != values[order[start]]) {
        double t = i - start;
        ties += t * t * t - t;
        for (int k = start; k < i; k++) {
          ranks[order[k]] = (start + 1 + i) / 2.0;
        }
        start = i;
      }
    }
    return new Ranks(ranks, ties);
  }

  /**
   * Share of all subsets of so many ranks whose Mann-Whitney u is at least as far from its mean as
   * the given one. Subsets are counted by size and sum of doubled ranks, which are whole.
   */
  double shareAsExtreme(int size, double u) {
    int n = values.length;
    int few = Math.min(size, n - size); // the rest is as far from its mean
    int[] doubled = Arrays.stream(values).mapToInt(r -> (int) (2 * r)).sorted().toArray();
    int most = Arrays.stream(doubled, n - few, n).sum();
    double[][] subsets = new double[few + 1][most + 1];
    subsets[0][0] = 1;
    int[] least = new int[few + 1];
    int[] reach = new int[few + 1];
    for (int k = 1; k <= few; k++) {
      least[k] = least[k - 1] + doubled[k - 1];
    }
    for (int i = 0; i < n; i++) {
      int own = doubled[i];
      // Only sizes that can still grow to the size wanted, only sums that such subsets can have.
      for (int k = Math.min(few, i + 1); k >= Math.max(1, few - (n - 1 - i)); k--) {
        reach[k] = Math.max(reach[k], reach[k - 1] + own);
        double[] to = subsets[k];
        double[] from = subsets[k - 1];
        int end = Math.min(most, reach[k]) - own;
        for (int s = least[k - 1]; s <= end; s++) {
          to[s + own] += from[s];
        }
      }
    }
    double middle = few * (n + 1.0);
    double distance = Math.abs(2 * u - (double) size * (n - size));
    double all = 0;
    double extreme = 0;
    for (int s = 0; s <= most; s++) {
      all += subsets[few][s];
      if (Math.abs(s - middle) >= distance) {
        extreme += subsets[few][s];
      }
    }
    return extreme / all;
  }
}
