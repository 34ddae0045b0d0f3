package org.anlage.analyzers.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.matrix.Matrix;

/**
 * Classes of connections: self (the diagonal); off it short and long (up to and above the median
 * distance), positive and negative, and reciprocal (both directions among the strongest).
 *
 * @param strongest number of the strongest connections that are of each class
 * @param share part of the sum of |W| that each class has
 */
record EdgeClasses(Map<String, Integer> strongest, Map<String, Double> share) {

  /**
   * Of some weights.
   *
   * @param weights N x N
   * @param distances N x N
   * @param median from which distance on connections are long
   * @param quantile of |W| over all N^2, above which a weight is among the strongest
   */
  static EdgeClasses of(Matrix weights, Matrix distances, double median, double quantile) {
    int n = weights.rows();
    double threshold = n == 0 ? 0 : Threshold.quantile(weights.map(Math::abs).values(), quantile);
    Map<String, Integer> strongest = new LinkedHashMap<>();
    Map<String, Double> share = new LinkedHashMap<>();
    for (String name :
        new String[] {"self", "short", "long", "positive", "negative", "reciprocal"}) {
      strongest.put(name, 0);
      share.put(name, 0.0);
    }
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double weight = weights.get(i, j);
        double size = Math.abs(weight);
        int strong = size > threshold ? 1 : 0;
        total += size;
        if (i == j) {
          add("self", strong, size, strongest, share);
          continue;
        }
        add(distances.get(i, j) <= median ? "short" : "long", strong, size, strongest, share);
        if (weight != 0) {
          add(weight > 0 ? "positive" : "negative", strong, size, strongest, share);
        }
        if (strong == 1 && Math.abs(weights.get(j, i)) > threshold) {
          add("reciprocal", 1, size, strongest, share);
        }
      }
    }
    double all = total;
    share.replaceAll((name, sum) -> sum / all);
    return new EdgeClasses(strongest, share);
  }

  private static void add(
      String name,
      int strong,
      double size,
      Map<String, Integer> strongest,
      Map<String, Double> share) {
    strongest.merge(name, strong, Integer::sum);
    share.merge(name, size, Double::sum);
  }

  /** Shares as metrics; that of the diagonal is the spectrum's. */
  void addTo(Map<String, Double> metrics) {
    share.forEach(
        (name, value) -> {
          if (!name.equals("self")) {
            metrics.put("share_of_weight_" + name, value);
          }
        });
  }
}
