package org.anlage.generators.algebra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.SymmetricOperator;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * The largest real part of the eigenvalues of a large matrix from products with vectors, some
 * hundreds of them instead of O(N^3): Lanczos where the matrix is symmetric, else Arnoldi (1951,
 * doi 10.1090/qam/42792) with every vector orthogonalised twice. Random matrices have isolated
 * eigenvalues at their edge, where Krylov spaces find them first. Memory: as many vectors as
 * products.
 */
final class LargeSpectra {
  private static final double TOLERANCE = 1e-10;
  private static final int FIRST_LOOK = 60;

  /**
   * The start vector is part of the method, as constants of a series are: another one changes
   * results by rounding.
   */
  private static final RandomStream START = RandomStream.of(1);

  private LargeSpectra() {}

  /** Largest real part; to 1e-10 of itself where it is isolated. */
  static double abscissa(Matrix a, boolean symmetric, Decompositions algebra) {
    return symmetric
        ? algebra.largestEigenvalues(SymmetricOperator.of(a), 1, 1e-12, START.split("lanczos"))[0]
        : ofCore(a, algebra);
  }

  /**
   * Units without inputs or without outputs, self-connections apart, are in no loop: one after the
   * other they are left out, each with its self-connection as an eigenvalue. Of wiring without
   * loops none is left.
   */
  private static double ofCore(Matrix a, Decompositions algebra) {
    int n = a.rows();
    int[] inputs = new int[n];
    int[] outputs = new int[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j && a.values()[i * n + j] != 0) {
          outputs[i]++;
          inputs[j]++;
        }
      }
    }
    ArrayDeque<Integer> alone = new ArrayDeque<>();
    boolean[] out = new boolean[n];
    for (int i = 0; i < n; i++) {
      if (inputs[i] == 0 || outputs[i] == 0) {
        out[i] = true;
        alone.add(i);
      }
    }
    double largest = Double.NEGATIVE_INFINITY;
    while (!alone.isEmpty()) {
      int i = alone.remove();
      largest = Math.max(largest, a.get(i, i));
      for (int j = 0; j < n; j++) {
        if (a.get(i, j) != 0) {
          inputs[j]--;
        }
        if (a.get(j, i) != 0) {
          outputs[j]--;
        }
        if (!out[j] && (inputs[j] == 0 || outputs[j] == 0)) {
          out[j] = true;
          alone.add(j);
        }
      }
    }
    int[] core = IntStream.range(0, n).filter(i -> !out[i]).toArray();
    if (core.length == 0) {
      return largest;
    }
    return Math.max(largest, arnoldi(core.length == n ? a : part(a, core), algebra));
  }

  private static Matrix part(Matrix a, int[] units) {
    Matrix part = Matrix.zeros(units.length, units.length);
    for (int i = 0; i < units.length; i++) {
      for (int j = 0; j < units.length; j++) {
        part.set(i, j, a.get(units[i], units[j]));
      }
    }
    return part;
  }

  private static double arnoldi(Matrix a, Decompositions algebra) {
    int n = a.rows();
    RandomStream random = START.split("arnoldi");
    double[] start = new double[n];
    Arrays.setAll(start, i -> random.nextGaussian());
    scale(start, 1 / Math.sqrt(dot(start, start)));
    List<double[]> basis = new ArrayList<>(List.of(start));
    List<double[]> columns = new ArrayList<>();
    double before = Double.NaN;
    int look = FIRST_LOOK;
    while (true) {
      int step = columns.size();
      double[] v = new double[n];
      multiply(a, basis.get(step), v);
      double[] h = new double[step + 2];
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k <= step; k++) {
          double along = dot(basis.get(k), v);
          h[k] += along;
          add(-along, basis.get(k), v);
        }
      }
      h[step + 1] = Math.sqrt(dot(v, v));
      columns.add(h);
      boolean whole = columns.size() == n || h[step + 1] == 0;
      if (whole || columns.size() == look) {
        double now = algebra.eigenvalues(hessenberg(columns)).spectralAbscissa();
        if (whole || Math.abs(now - before) <= TOLERANCE * Math.abs(now)) {
          return now;
        }
        before = now;
        look += Math.max(20, look / 5);
      }
      scale(v, 1 / h[step + 1]);
      basis.add(v);
    }
  }

  private static Matrix hessenberg(List<double[]> columns) {
    int m = columns.size();
    Matrix h = Matrix.zeros(m, m);
    for (int j = 0; j < m; j++) {
      for (int i = 0; i <= Math.min(j + 1, m - 1); i++) {
        h.set(i, j, columns.get(j)[i]);
      }
    }
    return h;
  }

  private static void multiply(Matrix a, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = dot(a.values(), i * y.length, x);
    }
  }

  private static double dot(double[] a, double[] b) {
    return dot(a, 0, b);
  }

  /** Four sums side by side, which do not wait for one another. */
  private static double dot(double[] a, int from, double[] x) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < x.length; j += 4) {
      s0 += a[from + j] * x[j];
      s1 += a[from + j + 1] * x[j + 1];
      s2 += a[from + j + 2] * x[j + 2];
      s3 += a[from + j + 3] * x[j + 3];
    }
    for (; j < x.length; j++) {
      s0 += a[from + j] * x[j];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static void add(double factor, double[] x, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * x[i];
    }
  }

  private static void scale(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }
}
