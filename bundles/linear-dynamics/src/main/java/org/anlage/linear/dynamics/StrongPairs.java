package org.anlage.linear.dynamics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anlage.api.matrix.Matrix;

/**
 * Distances and connections of strongly correlated pairs (Pachitariu et al. 2026, doi
 * 10.1038/s41586-026-10528-1, figure 4d-g).
 */
public final class StrongPairs {
  private StrongPairs() {}

  /**
   * Odds of strong pairs by distance: share of strong pairs in a bin over that of other pairs. A
   * unit's strong pairs are the given fraction of its pairs with the largest correlations.
   *
   * @param correlation N x N
   * @param distances N x N, um
   * @param fraction for example 0.01
   * @param nearest pairs closer than this are left out, um
   * @param binWidth width of a bin, um
   * @param bins number of bins
   * @return odds per bin; NaN where there are no other pairs
   */
  public static double[] oddsByDistance(
      Matrix correlation,
      Matrix distances,
      double fraction,
      double nearest,
      double binWidth,
      int bins) {
    int n = correlation.rows();
    double[] strong = new double[bins];
    double[] other = new double[bins];
    for (int i = 0; i < n; i++) {
      int unit = i;
      int[] order =
          IntStream.range(0, n)
              .filter(j -> j != unit && distances.get(unit, j) >= nearest)
              .boxed()
              .sorted((a, b) -> Double.compare(correlation.get(unit, b), correlation.get(unit, a)))
              .mapToInt(Integer::intValue)
              .toArray();
      int top = (int) Math.ceil(fraction * order.length);
      for (int k = 0; k < order.length; k++) {
        int bin = (int) (distances.get(i, order[k]) / binWidth);
        if (bin < bins) {
          (k < top ? strong : other)[bin]++;
        }
      }
    }
    double strongSum = Arrays.stream(strong).sum();
    double otherSum = Arrays.stream(other).sum();
    double[] odds = new double[bins];
    Arrays.setAll(
        odds, b -> other[b] == 0 ? Double.NaN : strong[b] / strongSum / (other[b] / otherSum));
    return odds;
  }

  /**
   * How many times more often than by chance the most correlated pairs are connected.
   *
   * @param correlation N x N
   * @param weights N x N; a pair is connected if the weight of either direction is positive, which
   *     leaves out the weak inhibition that stands for the mean of sparse weights
   * @param fraction fraction of all pairs that are taken
   * @return fraction of connected pairs among them, over the fraction among all; NaN without
   *     connections
   */
  public static double recovery(Matrix correlation, Matrix weights, double fraction) {
    int n = correlation.rows();
    int pairs = n * (n - 1) / 2;
    double[] values = new double[pairs];
    int at = 0;
    int connected = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        values[at++] = correlation.get(i, j);
        connected += isConnected(weights, i, j) ? 1 : 0;
      }
    }
    int top = (int) Math.max(1, Math.round(fraction * pairs));
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double threshold = sorted[pairs - top];
    int taken = 0;
    int hits = 0;
    at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (values[at++] >= threshold) {
          taken++;
          hits += isConnected(weights, i, j) ? 1 : 0;
        }
      }
    }
    return ((double) hits / taken) / ((double) connected / pairs);
  }

  private static boolean isConnected(Matrix weights, int i, int j) {
    return weights.get(i, j) > 0 || weights.get(j, i) > 0;
  }

  /**
   * Locality of a component: its mean squared weight within a radius of its centre of mass, over
   * that of all units; 1 for a component that is everywhere.
   *
   * @param weights of the units in the component
   * @param xyz N x 3 positions, um
   * @param radius um
   */
  public static double locality(double[] weights, Matrix xyz, double radius) {
    int n = weights.length;
    double total = 0;
    double[] centre = new double[3];
    for (int i = 0; i < n; i++) {
      double square = weights[i] * weights[i];
      total += square;
      for (int axis = 0; axis < 3; axis++) {
        centre[axis] += square * xyz.get(i, axis);
      }
    }
    double near = 0;
    int count = 0;
    for (int i = 0; i < n; i++) {
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = xyz.get(i, axis) - centre[axis] / total;
        squared += d * d;
      }
      if (squared <= radius * radius) {
        near += weights[i] * weights[i];
        count++;
      }
    }
    return count == 0 ? Double.NaN : near / count / (total / n);
  }
}
