package org.anlage.linear.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * How far two linear maps differ when one may be rotated: the least of |A - C B C^T| over
 * orthogonal C, and the least angle between A and C B C^T as vectors (Ostrow et al. 2023, arXiv
 * 2306.10168). It is 0 for the same dynamics in other coordinates. The smaller map is filled up
 * with zeros.
 *
 * <p>The trace of A^T C B C^T is raised from several starts, each step to the polar factor of the
 * gradient plus a multiple of C, which never lowers it. The first start aligns the eigenvectors of
 * the symmetric parts, and then their signs by the rest: exact where one map is the other rotated
 * and those eigenvalues differ. Others are random, so a distance is an upper bound. O(r^3) a step.
 *
 * @param distance Frobenius norm of the difference
 * @param angle between 0 and pi; NaN where a map is zero
 */
public record DynamicalDistance(double distance, double angle) {
  private static final int STEPS = 300;
  private static final double SETTLED = 1e-12;

  /**
   * Compares.
   *
   * @param a square
   * @param b square
   * @param starts number of starts, 1 or more
   * @param random of the random starts
   */
  public static DynamicalDistance of(
      Matrix a, Matrix b, int starts, RandomStream random, Decompositions algebra) {
    int n = Math.max(a.rows(), b.rows());
    Matrix first = filled(a, n);
    Matrix second = filled(b, n);
    double sizes = norm(first) * norm(second);
    if (!(sizes > 0)) {
      return new DynamicalDistance(Math.max(norm(first), norm(second)), Double.NaN);
    }
    double best = Double.NEGATIVE_INFINITY;
    for (Matrix start : starts(first, second, starts, random, algebra)) {
      best = Math.max(best, raised(first, second, start, sizes, algebra));
    }
    double squares = norm(first) * norm(first) + norm(second) * norm(second) - 2 * best;
    double cosine = Math.max(-1, Math.min(1, best / sizes));
    return new DynamicalDistance(Math.sqrt(Math.max(0, squares)), StrictMath.acos(cosine));
  }

  private static List<Matrix> starts(
      Matrix a, Matrix b, int count, RandomStream random, Decompositions algebra) {
    int n = a.rows();
    List<Matrix> starts = new ArrayList<>();
    starts.add(aligned(a, b, algebra));
    for (int s = 1; s < count; s++) {
      RandomStream own = random.split(s);
      starts.add(algebra.qr(Matrix.zeros(n, n).map(x -> own.nextGaussian())).q());
    }
    return starts;
  }

  /**
   * Eigenvectors of the symmetric parts onto each other, in order, with the signs that fit best.
   */
  private static Matrix aligned(Matrix a, Matrix b, Decompositions algebra) {
    int n = a.rows();
    SymmetricEigen ofA = algebra.symmetricEigen(a.combine(a.transpose(), Double::sum));
    SymmetricEigen ofB = algebra.symmetricEigen(b.combine(b.transpose(), Double::sum));
    Matrix u = ofA.vectors();
    Matrix v = ofB.vectors();
    Matrix inA = product(product(u.transpose(), a), u);
    Matrix inB = product(product(v.transpose(), b), v);
    Matrix agreement = inA.combine(inB, (x, y) -> x * y);
    Matrix both = agreement.combine(agreement.transpose(), Double::sum);
    for (int k = 0; k < n; k++) {
      both.set(k, k, 0);
    }
    SymmetricEigen signs = algebra.symmetricEigen(both);
    Matrix turned = u.copy();
    for (int k = 0; k < n; k++) {
      double sign = signs.vectors().get(k, n - 1) < 0 ? -1 : 1;
      for (int i = 0; i < n; i++) {
        turned.set(i, k, sign * u.get(i, k));
      }
    }
    return product(turned, v.transpose());
  }

  /** The trace of A^T C B C^T at the end of the way up from a start. */
  private static double raised(
      Matrix a, Matrix b, Matrix start, double sizes, Decompositions algebra) {
    Matrix bt = b.transpose();
    Matrix transposed = a.transpose();
    Matrix c = start;
    double value = trace(a, b, c);
    double slack = 0.25 * sizes;
    for (int step = 0; step < STEPS; step++) {
      double shift = slack;
      Matrix gradient =
          product(product(a, c), bt)
              .combine(product(product(transposed, c), b), Double::sum)
              .combine(c, (g, x) -> g + shift * x);
      SingularValues svd = algebra.singularValueDecomposition(gradient);
      Matrix next = product(svd.u(), svd.v().transpose());
      double there = trace(a, b, next);
      if (there < value && slack < 2 * sizes) {
        slack = 2 * sizes;
        continue;
      }
      if (!(there > value + SETTLED * sizes)) {
        return Math.max(value, there);
      }
      value = there;
      c = next;
    }
    return value;
  }

  private static double trace(Matrix a, Matrix b, Matrix c) {
    Matrix rotated = product(product(c, b), c.transpose());
    double sum = 0;
    for (int k = 0; k < a.values().length; k++) {
      sum += a.values()[k] * rotated.values()[k];
    }
    return sum;
  }

  private static Matrix filled(Matrix a, int n) {
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        result.set(i, j, a.get(i, j));
      }
    }
    return result;
  }

  /** Of small matrices: kernels pay from larger ones on. */
  private static Matrix product(Matrix a, Matrix b) {
    int n = a.rows();
    Matrix c = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double factor = a.get(i, k);
        for (int j = 0; j < n; j++) {
          c.set(i, j, c.get(i, j) + factor * b.get(k, j));
        }
      }
    }
    return c;
  }

  private static double norm(Matrix a) {
    double sum = 0;
    for (double value : a.values()) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
