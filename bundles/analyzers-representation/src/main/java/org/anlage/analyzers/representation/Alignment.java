package org.anlage.analyzers.representation;

import java.util.Arrays;
import org.anlage.api.matrix.Matrix;

/** Kernels of representations, K = X X^T over samples, and how far two of them agree. */
final class Alignment {
  private Alignment() {}

  /** Frobenius norm. */
  static double norm(Matrix a) {
    return Math.sqrt(Arrays.stream(a.values()).map(x -> x * x).sum());
  }

  /**
   * The cosine of two kernels, &lt;X X^T, Y Y^T&gt; / (|X X^T| |Y Y^T|); NaN where one is zero.
   *
   * @param x samples x units
   * @param y the same samples x units of another network
   */
  static double of(Matrix x, Matrix y) {
    double both = crossSquares(x, y);
    double own = crossSquares(x, x) * crossSquares(y, y);
    return own > 0 ? Math.min(1, both / Math.sqrt(own)) : Double.NaN;
  }

  /** The cosine of two kernels of the same samples; NaN where one is zero. */
  static double ofKernels(Matrix k, Matrix l) {
    double both = 0;
    for (int i = 0; i < k.values().length; i++) {
      both += k.values()[i] * l.values()[i];
    }
    double own = norm(k) * norm(l);
    return own > 0 ? Math.min(1, both / own) : Double.NaN;
  }

  /**
   * Linear centred kernel alignment: that of both with the mean of each unit taken off (Kornblith
   * et al. 2019, arXiv 1905.00414). It does not change where units are rotated or all scaled.
   */
  static double ofCentred(Matrix x, Matrix y) {
    return of(centred(x), centred(y));
  }

  /** &lt;X X^T, Y Y^T&gt;: from both kernels, or as |X^T Y|^2 where there are fewer units. */
  private static double crossSquares(Matrix x, Matrix y) {
    int samples = x.rows();
    if ((long) samples * (x.columns() + y.columns()) < (long) x.columns() * y.columns()) {
      double sum = 0;
      for (int s = 0; s < samples; s++) {
        for (int t = 0; t < samples; t++) {
          sum += ofRows(x, s, t) * ofRows(y, s, t);
        }
      }
      return sum;
    }
    double sum = 0;
    for (int i = 0; i < x.columns(); i++) {
      for (int j = 0; j < y.columns(); j++) {
        double product = 0;
        for (int s = 0; s < samples; s++) {
          product += x.get(s, i) * y.get(s, j);
        }
        sum += product * product;
      }
    }
    return sum;
  }

  private static double ofRows(Matrix x, int s, int t) {
    double sum = 0;
    for (int i = 0; i < x.columns(); i++) {
      sum += x.get(s, i) * x.get(t, i);
    }
    return sum;
  }

  /** The mean of every column taken off. */
  static Matrix centred(Matrix x) {
    Matrix result = x.copy();
    for (int j = 0; j < x.columns(); j++) {
      double mean = 0;
      for (int s = 0; s < x.rows(); s++) {
        mean += x.get(s, j) / x.rows();
      }
      for (int s = 0; s < x.rows(); s++) {
        result.set(s, j, x.get(s, j) - mean);
      }
    }
    return result;
  }
}
