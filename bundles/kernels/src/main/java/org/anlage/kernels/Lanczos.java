package org.anlage.kernels;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.kernel.SymmetricOperator;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * The largest eigenvalues of a symmetric operator by Lanczos's recurrence with full
 * reorthogonalisation (Golub and Van Loan, Matrix Computations, 4th edition, section 10.3): m steps
 * take m applications, O(n m^2) time and O(n m) memory. An estimate is within |beta s| of an
 * eigenvalue, where beta is the norm of the next residual and s the last component of the
 * estimate's vector. Where the recurrence ends in an invariant subspace it goes on with a new
 * random direction, and finds each eigenvalue of the rest once more: after as many such ends as
 * eigenvalues are asked for, copies are complete.
 */
public final class Lanczos {
  /** Steps beyond ten per eigenvalue before giving up. */
  private static final int PATIENCE = 500;

  private final Decompositions decompositions;
  private final SymmetricOperator operator;
  private final RandomStream random;
  private final List<double[]> basis = new ArrayList<>();
  private final List<Double> diagonal = new ArrayList<>();
  private final List<Double> beside = new ArrayList<>();

  private Lanczos(Decompositions decompositions, SymmetricOperator operator, RandomStream random) {
    this.decompositions = decompositions;
    this.operator = operator;
    this.random = random;
  }

  /** As {@link Decompositions#largestEigenvalues}; tridiagonal problems go to the given ones. */
  public static double[] largest(
      Decompositions decompositions,
      SymmetricOperator operator,
      int count,
      double tolerance,
      RandomStream random) {
    int n = operator.size();
    if (count < 1 || count > n) {
      throw new IllegalArgumentException(count + " eigenvalues of " + n + " were asked for");
    }
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("the tolerance must be above 0: " + tolerance);
    }
    return new Lanczos(decompositions, operator, random).run(count, tolerance);
  }

  private double[] run(int count, double tolerance) {
    int n = operator.size();
    int limit = Math.min(n, 10 * count + PATIENCE);
    int check = Math.min(limit, 2 * count + 8);
    double[] next = direction(n);
    double scale = 0;
    int ends = 0;
    for (int m = 1; m <= limit; m++) {
      basis.add(next);
      double[] residual = new double[n];
      operator.apply(next, residual);
      diagonal.add(dot(next, residual));
      orthogonalise(residual);
      double norm = Math.sqrt(dot(residual, residual));
      if (!Double.isFinite(norm)) {
        throw new ArithmeticException("the operator's result is not finite");
      }
      scale = Math.max(scale, Math.max(norm, Math.abs(diagonal.get(m - 1))));
      boolean invariant = norm <= n * Math.ulp(scale);
      ends += invariant ? 1 : 0;
      if (m == check || m == limit) {
        SymmetricEigen estimates = decompositions.symmetricEigen(tridiagonal());
        // In an invariant subspace every estimate is exact, but copies may be missing.
        if (m == n || (!invariant || ends >= count) && settled(estimates, norm, count, tolerance)) {
          double[] largest = new double[count];
          for (int i = 0; i < count; i++) {
            largest[i] = estimates.values()[m - 1 - i];
          }
          return largest;
        }
        check = Math.min(limit, m + Math.max(8, m / 4));
      }
      if (m < n) {
        beside.add(invariant ? 0.0 : norm);
        next = invariant ? direction(n) : scaled(residual, 1 / norm);
      }
    }
    throw new ArithmeticException(
        "the " + count + " largest eigenvalues of " + n + " did not settle in " + limit + " steps");
  }

  private static boolean settled(
      SymmetricEigen estimates, double norm, int count, double tolerance) {
    double[] values = estimates.values();
    int m = values.length;
    double magnitude = Math.max(Math.abs(values[0]), Math.abs(values[m - 1]));
    for (int i = 1; i <= count; i++) {
      if (norm * Math.abs(estimates.vectors().get(m - 1, m - i)) > tolerance * magnitude) {
        return false;
      }
    }
    return true;
  }

  private Matrix tridiagonal() {
    int m = diagonal.size();
    Matrix matrix = Matrix.zeros(m, m);
    for (int i = 0; i < m; i++) {
      matrix.set(i, i, diagonal.get(i));
      if (i + 1 < m) {
        matrix.set(i, i + 1, beside.get(i));
        matrix.set(i + 1, i, beside.get(i));
      }
    }
    return matrix;
  }

  /** A random unit vector orthogonal to the basis. */
  private double[] direction(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
    }
    orthogonalise(x);
    return scaled(x, 1 / Math.sqrt(dot(x, x)));
  }

  /** Twice is enough for orthogonality to rounding (Parlett, after Kahan). */
  private void orthogonalise(double[] x) {
    for (int pass = 0; pass < 2; pass++) {
      for (double[] vector : basis) {
        double component = dot(vector, x);
        for (int i = 0; i < x.length; i++) {
          x[i] = Math.fma(-component, vector[i], x[i]);
        }
      }
    }
  }

  private static double[] scaled(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
    return x;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }
}
