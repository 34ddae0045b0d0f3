package org.anlage.linear.dynamics;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;

/**
 * Condition number of the matrix of eigenvectors of unit length: 1 if and only if a matrix is
 * normal, without bound as eigenvectors become parallel (Trefethen and Embree 2005, Spectra and
 * Pseudospectra). Eigenvectors come by inverse iteration on the Hessenberg form, O(N^3) in all.
 */
public final class EigenvectorCondition {
  private final int n;
  private final double[] h;
  private final double[] re;
  private final double[] im;
  private final double tiny;

  private EigenvectorCondition(Matrix a) {
    n = a.rows();
    h = hessenberg(a);
    re = new double[n * n];
    im = new double[n * n];
    double largest = 0;
    for (double value : h) {
      largest = Math.max(largest, Math.abs(value));
    }
    tiny = Math.max(largest, Double.MIN_NORMAL) * 0x1p-52;
  }

  /** Condition number; infinity if eigenvectors coincide to rounding. */
  public static double of(Matrix a, Decompositions algebra) {
    if (StationaryCovariance.isSymmetric(a) || a.rows() < 2) {
      return 1;
    }
    Eigenvalues values = algebra.eigenvalues(a);
    EigenvectorCondition hessenberg = new EigenvectorCondition(a);
    int n = a.rows();
    Matrix vectors = Matrix.zeros(n, n);
    int column = 0;
    double scale = Math.sqrt(2);
    for (int k = 0; k < n && column < n; k++) {
      double imaginary = values.imaginary()[k];
      if (imaginary < 0) {
        continue; // its conjugate stands for both
      }
      double[][] vector = hessenberg.vector(values.real()[k], imaginary);
      for (int i = 0; i < n; i++) {
        // [v, conj v] is [Re v, Im v] times root 2 times a unitary matrix.
        vectors.set(i, column, imaginary == 0 ? vector[0][i] : scale * vector[0][i]);
        if (imaginary > 0) {
          vectors.set(i, column + 1, scale * vector[1][i]);
        }
      }
      column += imaginary == 0 ? 1 : 2;
    }
    double[] singular = algebra.singularValues(vectors);
    double least = singular[n - 1];
    return least <= singular[0] * 0x1p-52 ? Double.POSITIVE_INFINITY : singular[0] / least;
  }

  /** Householder reduction to upper Hessenberg form, which keeps the condition number. */
  private static double[] hessenberg(Matrix a) {
    int n = a.rows();
    double[] h = a.values().clone();
    double[] v = new double[n];
    for (int k = 0; k < n - 2; k++) {
      double norm = 0;
      for (int i = k + 1; i < n; i++) {
        norm += h[i * n + k] * h[i * n + k];
      }
      norm = Math.sqrt(norm);
      if (norm == 0) {
        continue;
      }
      double square = 0;
      for (int i = k + 1; i < n; i++) {
        v[i] = h[i * n + k];
        if (i == k + 1) {
          v[i] += v[i] < 0 ? -norm : norm;
        }
        square += v[i] * v[i];
      }
      for (int j = 0; j < n; j++) {
        double dot = 0;
        for (int i = k + 1; i < n; i++) {
          dot += v[i] * h[i * n + j];
        }
        for (int i = k + 1; i < n; i++) {
          h[i * n + j] -= 2 * dot / square * v[i];
        }
      }
      for (int i = 0; i < n; i++) {
        double dot = 0;
        for (int j = k + 1; j < n; j++) {
          dot += h[i * n + j] * v[j];
        }
        for (int j = k + 1; j < n; j++) {
          h[i * n + j] -= 2 * dot / square * v[j];
        }
      }
    }
    return h;
  }

  /** Unit eigenvector of the Hessenberg form, real and imaginary parts: two inverse iterations. */
  private double[][] vector(double lambda, double mu) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        re[i * n + j] = j + 1 < i ? 0 : h[i * n + j] - (i == j ? lambda : 0);
        im[i * n + j] = i == j ? -mu : 0;
      }
    }
    double[] x = new double[n];
    double[] y = new double[n];
    java.util.Arrays.fill(x, 1);
    double[] factors = new double[2 * n];
    boolean[] swapped = new boolean[n];
    eliminate(factors, swapped);
    solve(x, y);
    normalise(x, y);
    forward(factors, swapped, x, y);
    solve(x, y);
    normalise(x, y);
    return new double[][] {x, y};
  }

  private void eliminate(double[] factors, boolean[] swapped) {
    for (int k = 0; k < n; k++) {
      int pivot = k * n + k;
      if (k + 1 < n) {
        int below = pivot + n;
        double here = Math.abs(re[pivot]) + Math.abs(im[pivot]);
        swapped[k] = Math.abs(re[below]) + Math.abs(im[below]) > here;
        if (swapped[k]) {
          for (int j = k; j < n; j++) {
            swap(re, k * n + j);
            swap(im, k * n + j);
          }
        }
      }
      if (Math.abs(re[pivot]) + Math.abs(im[pivot]) < tiny) {
        re[pivot] = tiny;
        im[pivot] = 0;
      }
      if (k + 1 < n) {
        double size = re[pivot] * re[pivot] + im[pivot] * im[pivot];
        int below = pivot + n;
        double fr = (re[below] * re[pivot] + im[below] * im[pivot]) / size;
        double fi = (im[below] * re[pivot] - re[below] * im[pivot]) / size;
        factors[2 * k] = fr;
        factors[2 * k + 1] = fi;
        for (int j = k; j < n; j++) {
          int at = k * n + j;
          double r = re[at];
          double i = im[at];
          re[at + n] -= fr * r - fi * i;
          im[at + n] -= fr * i + fi * r;
        }
      }
    }
  }

  private void swap(double[] values, int at) {
    double value = values[at];
    values[at] = values[at + n];
    values[at + n] = value;
  }

  private void forward(double[] factors, boolean[] swapped, double[] x, double[] y) {
    for (int k = 0; k + 1 < n; k++) {
      if (swapped[k]) {
        double r = x[k];
        double i = y[k];
        x[k] = x[k + 1];
        y[k] = y[k + 1];
        x[k + 1] = r;
        y[k + 1] = i;
      }
      double fr = factors[2 * k];
      double fi = factors[2 * k + 1];
      x[k + 1] -= fr * x[k] - fi * y[k];
      y[k + 1] -= fr * y[k] + fi * x[k];
    }
  }

  /** Back substitution, rescaled on the way so that nothing overflows. */
  private void solve(double[] x, double[] y) {
    for (int i = n - 1; i >= 0; i--) {
      double r = x[i];
      double s = y[i];
      for (int j = i + 1; j < n; j++) {
        int at = i * n + j;
        r -= re[at] * x[j] - im[at] * y[j];
        s -= re[at] * y[j] + im[at] * x[j];
      }
      int pivot = i * n + i;
      double size = re[pivot] * re[pivot] + im[pivot] * im[pivot];
      x[i] = (r * re[pivot] + s * im[pivot]) / size;
      y[i] = (s * re[pivot] - r * im[pivot]) / size;
      if (Math.abs(x[i]) + Math.abs(y[i]) > 1e100) {
        normalise(x, y);
      }
    }
  }

  private static void normalise(double[] x, double[] y) {
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] /= largest;
      y[i] /= largest;
      sum += x[i] * x[i] + y[i] * y[i];
    }
    double norm = Math.sqrt(sum);
    for (int i = 0; i < x.length; i++) {
      x[i] /= norm;
      y[i] /= norm;
    }
  }
}
