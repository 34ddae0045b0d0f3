package org.anlage.linear.dynamics;

import org.anlage.api.matrix.Matrix;

/** Decodes inputs by nearest neighbours of vectors, with intervals of the accuracy. */
public final class Decoding {
  private Decoding() {}

  /** Index of the row of {@code candidates} nearest to a row, by Euclidean distance. */
  public static int nearest(Matrix rows, int row, Matrix candidates) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < candidates.rows(); c++) {
      double sum = 0;
      for (int i = 0; i < candidates.columns() && sum < least; i++) {
        double d = rows.get(row, i) - candidates.get(c, i);
        sum += d * d;
      }
      if (sum < least) {
        least = sum;
        best = c;
      }
    }
    return best;
  }

  /**
   * 95 % interval of a proportion (Wilson 1927, doi 10.1080/01621459.1927.10502953).
   *
   * @return lower and upper end
   */
  public static double[] interval(int successes, int trials) {
    double z = 1.959963984540054;
    double p = (double) successes / trials;
    double scale = 1 + z * z / trials;
    double centre = (p + z * z / (2 * trials)) / scale;
    double half = z / scale * Math.sqrt(p * (1 - p) / trials + z * z / (4.0 * trials * trials));
    return new double[] {
      successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half
    };
  }
}
