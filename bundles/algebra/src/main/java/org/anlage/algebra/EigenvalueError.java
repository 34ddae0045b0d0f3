package org.anlage.algebra;

import java.util.Arrays;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;

/**
 * How far rounding may have moved the largest absolute eigenvalue, relative to it, to first order:
 * n u |y|^T |A| |x| / (|lambda| |y^H x|) with right and left eigenvectors x and y and u = 2^-53
 * (Higham 2002, Accuracy and Stability, section 1.6). Perturbs the entries that are not zero, each
 * in its own size, so that the scale of units and wiring from other components do not count. Large
 * where eigenvectors are nearly parallel, as in a Jordan block.
 *
 * <p>One LU factorisation, O(n^3) time and O(n^2) memory.
 */
public final class EigenvalueError {
  private static final double UNIT = 0x1p-53;
  private static final int ITERATIONS = 2;

  private final int n;
  private final double[] re;
  private final double[] im;
  private final int[] pivots;
  private final double tiny;

  private EigenvalueError(Matrix a, double real, double imaginary) {
    n = a.rows();
    re = a.values().clone();
    im = imaginary == 0 ? new double[0] : new double[n * n];
    pivots = new int[n];
    double largest = Arrays.stream(re).map(Math::abs).max().orElse(0);
    tiny = Math.max(largest * 2 * UNIT, Double.MIN_NORMAL);
    for (int i = 0; i < n; i++) {
      re[i * n + i] -= real;
      if (im.length > 0) {
        im[i * n + i] = -imaginary;
      }
    }
    factorise();
  }

  /**
   * The estimate; 0 where all eigenvalues are 0 or the matrix is symmetric, infinity where
   * eigenvectors are orthogonal to rounding.
   *
   * @param a square
   * @param values its eigenvalues
   */
  public static double ofSpectralRadius(Matrix a, Eigenvalues values) {
    int n = a.rows();
    int at = -1;
    double radius = 0;
    for (int k = 0; k < n; k++) {
      double size = Math.hypot(values.real()[k], values.imaginary()[k]);
      if (size > radius) {
        radius = size;
        at = k;
      }
    }
    if (at < 0 || a.equals(a.transpose())) {
      return 0;
    }
    EigenvalueError factors =
        new EigenvalueError(a, values.real()[at], Math.abs(values.imaginary()[at]));
    double[][] right = factors.vector(false);
    double[][] left = factors.vector(true);
    double productRe = 0;
    double productIm = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      productRe += left[0][i] * right[0][i] - left[1][i] * right[1][i];
      productIm += left[0][i] * right[1][i] + left[1][i] * right[0][i];
      double row = 0;
      for (int j = 0; j < n; j++) {
        row += Math.abs(a.get(i, j)) * Math.hypot(right[0][j], right[1][j]);
      }
      sum += Math.hypot(left[0][i], left[1][i]) * row;
    }
    double product = Math.hypot(productRe, productIm);
    return product == 0 ? Double.POSITIVE_INFINITY : n * UNIT * sum / (radius * product);
  }

  /** By inverse iteration; left: of the transpose. Largest entry about 1. */
  private double[][] vector(boolean left) {
    double[] x = new double[n];
    double[] y = new double[n];
    Arrays.fill(x, 1);
    for (int k = 0; k < ITERATIONS; k++) {
      if (left) {
        solveTransposed(x, y);
      } else {
        solve(x, y);
      }
      double largest = Double.MIN_NORMAL;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
      }
      for (int i = 0; i < n; i++) {
        x[i] /= largest;
        y[i] /= largest;
      }
    }
    return new double[][] {x, y};
  }

  /** P (A - lambda I) = L U, by rows, with partial pivoting; pivots of 0 become tiny. */
  private void factorise() {
    for (int k = 0; k < n; k++) {
      int best = k;
      for (int i = k + 1; i < n; i++) {
        if (size(i * n + k) > size(best * n + k)) {
          best = i;
        }
      }
      pivots[k] = best;
      swapRows(k, best);
      int pivot = k * n + k;
      if (size(pivot) < tiny) {
        re[pivot] = tiny;
        if (im.length > 0) {
          im[pivot] = 0;
        }
      }
      for (int i = k + 1; i < n; i++) {
        eliminate(i, k);
      }
    }
  }

  private void eliminate(int i, int k) {
    int at = i * n + k;
    if (size(at) == 0) {
      return;
    }
    if (im.length == 0) {
      double factor = re[at] / re[k * n + k];
      re[at] = factor;
      for (int j = k + 1; j < n; j++) {
        re[i * n + j] -= factor * re[k * n + j];
      }
      return;
    }
    double[] f = quotient(re[at], im[at], k);
    re[at] = f[0];
    im[at] = f[1];
    for (int j = k + 1; j < n; j++) {
      double c = re[k * n + j];
      double d = im[k * n + j];
      re[i * n + j] -= f[0] * c - f[1] * d;
      im[i * n + j] -= f[0] * d + f[1] * c;
    }
  }

  private void solve(double[] x, double[] y) {
    for (int k = 0; k < n; k++) {
      swap(x, k, pivots[k]);
      swap(y, k, pivots[k]);
    }
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        subtract(x, y, i, i * n + k, k);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k + 1; j < n; j++) {
        subtract(x, y, k, k * n + j, j);
      }
      divide(x, y, k);
    }
  }

  /** U^T L^T P x = b. */
  private void solveTransposed(double[] x, double[] y) {
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < k; j++) {
        subtract(x, y, k, j * n + k, j);
      }
      divide(x, y, k);
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int i = k + 1; i < n; i++) {
        subtract(x, y, k, i * n + k, i);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      swap(x, k, pivots[k]);
      swap(y, k, pivots[k]);
    }
  }

  /** x(to) -= entry x(from). */
  private void subtract(double[] x, double[] y, int to, int entry, int from) {
    double c = re[entry];
    double d = im.length > 0 ? im[entry] : 0;
    double a = x[from];
    double b = y[from];
    x[to] -= c * a - d * b;
    y[to] -= c * b + d * a;
  }

  private void divide(double[] x, double[] y, int k) {
    double[] q = quotient(x[k], y[k], k);
    x[k] = q[0];
    y[k] = q[1];
  }

  private double[] quotient(double a, double b, int k) {
    double c = re[k * n + k];
    double d = im.length > 0 ? im[k * n + k] : 0;
    double size = Math.hypot(c, d);
    double cosine = c / size;
    double sine = d / size;
    return new double[] {(a * cosine + b * sine) / size, (b * cosine - a * sine) / size};
  }

  private double size(int at) {
    return im.length > 0 ? Math.hypot(re[at], im[at]) : Math.abs(re[at]);
  }

  private void swapRows(int k, int other) {
    if (k == other) {
      return;
    }
    for (int j = 0; j < n; j++) {
      swap(re, k * n + j, other * n + j);
      if (im.length > 0) {
        swap(im, k * n + j, other * n + j);
      }
    }
  }

  private static void swap(double[] x, int i, int j) {
    double kept = x[i];
    x[i] = x[j];
    x[j] = kept;
  }
}
