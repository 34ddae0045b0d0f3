package org.anlage.linear.dynamics;

import org.anlage.algebra.MatrixProduct;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;

/**
 * How far Gaussian dynamics are from reversible. With S the covariance of x(t) and C that of x(t +
 * 1) with x(t), the relative entropy of a step forwards to a step backwards is tr(G^-1 C^T S^-1 (C
 * - C^T)) with G = S - C^T S^-1 C: exact for what is sampled, 0 where C is symmetric, and over the
 * time of a step it tends to the rate of continuous dynamics, tr(B^T D^-1 B S) - tr B of dx = -B x
 * dt with noise 2 D dt (Godreche and Luck 2018, arXiv 1807.00694).
 *
 * @param covariance S, r x r
 * @param lagged C, r x r
 */
public record Irreversibility(Matrix covariance, Matrix lagged) {
  /** Variance that is rounding, over that of the largest component. */
  private static final double NOISELESS = 1e-12;

  /** The same of what is left of a sample when that before it is known. */
  private static final double UNEXPLAINED = 1e-9;

  /** Sums over pairs of successive samples. */
  public static final class Sums {
    private final Matrix before;
    private final Matrix after;
    private final Matrix later;
    private final double[] meanBefore;
    private final double[] meanAfter;
    private long pairs;

    /** Of r components. */
    public Sums(int components) {
      before = Matrix.zeros(components, components);
      after = Matrix.zeros(components, components);
      later = Matrix.zeros(components, components);
      meanBefore = new double[components];
      meanAfter = new double[components];
    }

    /** Adds the pair of a sample and the one that follows it, components x samples. */
    public void add(Matrix segment, int now, int next) {
      int r = meanBefore.length;
      pairs++;
      for (int i = 0; i < r; i++) {
        double a = segment.get(i, now);
        double b = segment.get(i, next);
        meanBefore[i] += a;
        meanAfter[i] += b;
        for (int j = 0; j < r; j++) {
          before.set(i, j, before.get(i, j) + a * segment.get(j, now));
          after.set(i, j, after.get(i, j) + b * segment.get(j, next));
          later.set(i, j, later.get(i, j) + b * segment.get(j, now));
        }
      }
    }

    /**
     * Covariances, S of both samples of all pairs.
     *
     * @throws ProblemException if the next sample follows from the one before without noise
     */
    public Irreversibility irreversibility() {
      Matrix s = covariance(before, meanBefore, meanBefore);
      Matrix next = covariance(after, meanAfter, meanAfter);
      Matrix c = covariance(later, meanAfter, meanBefore);
      double size = largest(s);
      Matrix explained = product(c, solve(s, c.transpose(), NOISELESS * size));
      Matrix left = next.combine(explained, (x, y) -> x - y);
      solve(left, Matrix.zeros(left.rows(), 0), UNEXPLAINED * size);
      return new Irreversibility(s.combine(next, (x, y) -> (x + y) / 2), c);
    }

    private Matrix covariance(Matrix sums, double[] left, double[] right) {
      Matrix result = sums.copy();
      for (int i = 0; i < left.length; i++) {
        for (int j = 0; j < right.length; j++) {
          result.set(i, j, (sums.get(i, j) - left[i] * right[j] / pairs) / pairs);
        }
      }
      return result;
    }
  }

  /**
   * Relative entropy of a step forwards to a step backwards, in nats.
   *
   * @throws ProblemException if a step leaves no room for noise: the next state follows exactly
   */
  public double entropyProduction() {
    int r = covariance.rows();
    // S^-1 [C, C - C^T], then G^-1 of C^T times the second.
    Matrix right = Matrix.zeros(r, 2 * r);
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < r; j++) {
        right.set(i, j, lagged.get(i, j));
        right.set(i, r + j, lagged.get(i, j) - lagged.get(j, i));
      }
    }
    double least = NOISELESS * largest(covariance);
    Matrix solved = solve(covariance, right, least);
    Matrix noise = Matrix.zeros(r, r);
    Matrix turning = Matrix.zeros(r, r);
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < r; j++) {
        double explained = 0;
        double turned = 0;
        for (int k = 0; k < r; k++) {
          explained += lagged.get(k, i) * solved.get(k, j);
          turned += lagged.get(k, i) * solved.get(k, r + j);
        }
        noise.set(i, j, covariance.get(i, j) - explained);
        turning.set(i, j, turned);
      }
    }
    Matrix rate = solve(noise, turning, least);
    double trace = 0;
    for (int i = 0; i < r; i++) {
      trace += rate.get(i, i);
    }
    return trace;
  }

  /** The same for each two components by themselves, symmetric, zero on the diagonal. */
  public Matrix ofPairs() {
    int r = covariance.rows();
    Matrix pairs = Matrix.zeros(r, r);
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < i; j++) {
        double value =
            new Irreversibility(pair(covariance, i, j), pair(lagged, i, j)).entropyProduction();
        pairs.set(i, j, value);
        pairs.set(j, i, value);
      }
    }
    return pairs;
  }

  private static Matrix pair(Matrix a, int i, int j) {
    return Matrix.of(new double[][] {{a.get(i, i), a.get(i, j)}, {a.get(j, i), a.get(j, j)}});
  }

  /** |C - C^T| / |C + C^T|, Frobenius; 0 where forwards is as backwards. */
  public double antisymmetricShare() {
    double antisymmetric = 0;
    double symmetric = 0;
    for (int i = 0; i < lagged.rows(); i++) {
      for (int j = 0; j < lagged.rows(); j++) {
        double difference = lagged.get(i, j) - lagged.get(j, i);
        double sum = lagged.get(i, j) + lagged.get(j, i);
        antisymmetric += difference * difference;
        symmetric += sum * sum;
      }
    }
    return Math.sqrt(antisymmetric / symmetric);
  }

  /**
   * Entropy production of x' = (A - 1) x + noise of unit intensity on every unit, per time
   * constant: 2 tr(B^T B S) - tr B with B = 1 - A and S the stationary covariance.
   *
   * @param weights N x N, row = from, the transpose of A
   * @return NaN where the dynamics are not stable
   */
  public static double ofWeights(Matrix weights, Kernels kernels, Decompositions algebra) {
    Matrix covariance;
    try {
      covariance = StationaryCovariance.of(weights, kernels, algebra);
    } catch (ProblemException e) {
      return Double.NaN;
    }
    int n = weights.rows();
    Matrix b = weights.transpose().map(x -> -x);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      b.set(i, i, b.get(i, i) + 1);
      trace += b.get(i, i);
    }
    Matrix moved = MatrixProduct.of(b, covariance, kernels);
    double sum = 0;
    for (int k = 0; k < b.values().length; k++) {
      sum += moved.values()[k] * b.values()[k];
    }
    return 2 * sum - trace;
  }

  /**
   * Gaussian elimination with the largest pivot; right sides are columns, pivots relative to size.
   */
  private static Matrix solve(Matrix a, Matrix b, double least) {
    int n = a.rows();
    Matrix left = a.copy();
    Matrix x = b.copy();
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(left.get(i, k)) > Math.abs(left.get(pivot, k)) ? i : pivot;
      }
      if (!(Math.abs(left.get(pivot, k)) > least)) {
        throw ProblemException.data(
            new Problem(
                "the next state follows from the one before without noise",
                "entropy-production",
                "no noise in " + (n - k) + " of " + n + " components",
                "noise in every component",
                "use fewer components, or activity with noise"));
      }
      swap(left, k, pivot);
      swap(x, k, pivot);
      for (int i = k + 1; i < n; i++) {
        double factor = left.get(i, k) / left.get(k, k);
        subtract(left, i, k, factor);
        subtract(x, i, k, factor);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = 0; j < x.columns(); j++) {
        x.set(k, j, x.get(k, j) / left.get(k, k));
      }
      for (int i = 0; i < k; i++) {
        subtract(x, i, k, left.get(i, k));
      }
    }
    return x;
  }

  private static double largest(Matrix a) {
    double size = 0;
    for (int i = 0; i < a.rows(); i++) {
      size = Math.max(size, a.get(i, i));
    }
    return size;
  }

  private static Matrix product(Matrix a, Matrix b) {
    Matrix c = Matrix.zeros(a.rows(), b.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int k = 0; k < a.columns(); k++) {
        for (int j = 0; j < b.columns(); j++) {
          c.set(i, j, c.get(i, j) + a.get(i, k) * b.get(k, j));
        }
      }
    }
    return c;
  }

  private static void swap(Matrix a, int i, int k) {
    for (int j = 0; j < a.columns(); j++) {
      double value = a.get(i, j);
      a.set(i, j, a.get(k, j));
      a.set(k, j, value);
    }
  }

  private static void subtract(Matrix a, int row, int from, double factor) {
    for (int j = 0; j < a.columns(); j++) {
      a.set(row, j, a.get(row, j) - factor * a.get(from, j));
    }
  }
}
