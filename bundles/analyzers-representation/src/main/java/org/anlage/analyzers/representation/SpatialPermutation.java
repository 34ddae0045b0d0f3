package org.anlage.analyzers.representation;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * Are the units that carry a variable closer to each other than others? Their mean distance,
 * weighted by how much each carries, against as many units drawn at random with the same weights
 * (Achterberg et al. 2023, doi 10.1038/s42256-023-00748-9).
 *
 * @param distance mean over pairs of the units, weighted by the product of their weights
 * @param expected its mean over random sets
 * @param z distance from what is expected, in standard deviations over random sets; NaN if those do
 *     not differ
 * @param p share of random sets, and the one observed, at or below the distance: small for clusters
 */
record SpatialPermutation(double distance, double expected, double z, double p) {
  private static final SpatialPermutation NONE =
      new SpatialPermutation(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * Tests units; none below two.
   *
   * @param distances N x N
   * @param units the units
   * @param weights of those units, 0 or more, not all 0
   * @param sets number of random sets
   */
  static SpatialPermutation test(
      Matrix distances, int[] units, double[] weights, int sets, RandomStream random) {
    double observed = mean(distances, units, weights);
    if (units.length < 2 || !Double.isFinite(observed)) {
      return NONE;
    }
    double sum = 0;
    double squares = 0;
    int below = 0;
    for (int set = 0; set < sets; set++) {
      double drawn = mean(distances, random.permutation(distances.rows()), weights);
      // About the observed value, so that the difference of squares keeps its digits.
      sum += drawn - observed;
      squares += (drawn - observed) * (drawn - observed);
      below += drawn <= observed ? 1 : 0;
    }
    double shift = sum / sets;
    double deviation = Math.sqrt(Math.max(0, squares / sets - shift * shift));
    return new SpatialPermutation(
        observed,
        observed + shift,
        deviation > 1e-12 * Math.abs(observed) ? -shift / deviation : Double.NaN,
        (below + 1.0) / (sets + 1));
  }

  /** Weighted mean distance of the pairs of the first units. */
  static double mean(Matrix distances, int[] units, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int a = 0; a < weights.length; a++) {
      double row = 0;
      double rowTotal = 0;
      for (int b = 0; b < a; b++) {
        row += weights[b] * distances.get(units[a], units[b]);
        rowTotal += weights[b];
      }
      sum += weights[a] * row;
      total += weights[a] * rowTotal;
    }
    return sum / total;
  }
}
