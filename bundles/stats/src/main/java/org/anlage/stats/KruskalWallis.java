package org.anlage.stats;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * Tests by ranks whether several samples are of one distribution. Kruskal and Wallis 1952, doi
 * 10.1080/01621459.1952.10483441.
 *
 * @param h statistic, corrected for ties; NaN if all values are equal or fewer than two samples
 *     have any
 * @param degrees degrees of freedom
 * @param p from chi-squared; NaN where h is
 */
public record KruskalWallis(double h, int degrees, double p) {

  /** Compares samples; empty ones count for nothing. */
  public static KruskalWallis of(List<double[]> samples) {
    List<double[]> given = samples.stream().filter(s -> s.length > 0).toList();
    double[] all = Samples.pooled(given.toArray(double[][]::new));
    double n = all.length;
    Ranks ranks = Ranks.of(all);
    double tied = 1 - ranks.ties() / (n * n * n - n);
    int degrees = Math.max(0, given.size() - 1);
    if (degrees == 0 || !(tied > 0)) {
      return new KruskalWallis(Double.NaN, degrees, Double.NaN);
    }
    double sum = 0;
    int start = 0;
    for (double[] sample : given) {
      double rankSum = Arrays.stream(ranks.values(), start, start + sample.length).sum();
      sum += rankSum * rankSum / sample.length;
      start += sample.length;
    }
    double h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / tied;
    return new KruskalWallis(
        h, degrees, Gamma.regularizedGammaQ(degrees / 2.0, Math.max(0, h) / 2));
  }
}
