package org.anlage.linear.dynamics;

import java.util.Arrays;
import java.util.List;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;

/**
 * Linear dynamics of delay-embedded states: each state is joined with those before it, the joined
 * states are projected on their leading principal components, each scaled to variance one, and the
 * map from one such point to the next is fitted by ridge regression with an intercept (Ostrow et
 * al. 2023, arXiv 2306.10168). Two systems with the same dynamics in other coordinates have maps
 * that differ by a rotation. Segments are stacked and never joined.
 *
 * @param map A in y(t + 1) = A y(t) + b, r x r
 * @param explained share of the variance of y(t + 1) that A y(t) + b explains
 */
public record DelayMap(Matrix map, double explained) {
  /** Smallest standard deviation of a component over the largest: states are single precision. */
  private static final double SMALLEST = 1e-5;

  /** Of states that never change. */
  private static final DelayMap NONE = new DelayMap(Matrix.zeros(0, 0), Double.NaN);

  /**
   * Fits.
   *
   * @param segments units x samples each; those shorter than delays + 1 are left out
   * @param components principal components of the states that are joined, at most
   * @param delays states joined, this one included
   * @param rank components of the joined states, at most
   * @param penalty ridge penalty, for components of variance one
   * @return of rank 0 where nothing varies or all segments are too short
   */
  public static DelayMap of(
      List<Matrix> segments,
      int components,
      int delays,
      int rank,
      double penalty,
      Kernels kernels,
      Decompositions algebra) {
    List<Matrix> enough = segments.stream().filter(s -> s.columns() > delays).toList();
    if (enough.isEmpty()) {
      return NONE;
    }
    List<Matrix> centred = centred(enough);
    Principal states = Principal.of(centred, components, kernels, algebra);
    if (states.deviations().length == 0) {
      return NONE;
    }
    List<Matrix> joined =
        centred.stream()
            .map(s -> joined(MatrixProduct.of(states.directions(), s, kernels), delays))
            .toList();
    Principal points = Principal.of(joined, rank, kernels, algebra);
    int r = points.directions().rows();
    Matrix now = Matrix.zeros(r, r);
    Matrix later = Matrix.zeros(r, r);
    double[] meanNow = new double[r];
    double[] meanLater = new double[r];
    double samples = joined.stream().mapToInt(s -> s.columns() - 1).sum();
    double squares = 0;
    for (Matrix segment : joined) {
      Matrix y = points.scaled(MatrixProduct.of(points.directions(), segment, kernels));
      Matrix from = columns(y, 0, y.columns() - 1);
      Matrix to = columns(y, 1, y.columns() - 1);
      Matrix transposed = from.transpose();
      now = now.combine(MatrixProduct.of(from, transposed, kernels), Double::sum);
      later = later.combine(MatrixProduct.of(to, transposed, kernels), Double::sum);
      squares += Arrays.stream(to.values()).map(v -> v * v).sum();
      for (int k = 0; k < r; k++) {
        for (int t = 0; t < from.columns(); t++) {
          meanNow[k] += from.get(k, t) / samples;
          meanLater[k] += to.get(k, t) / samples;
        }
      }
    }
    // About the means of both: dynamics that go to a point other than the mean have an intercept.
    for (int i = 0; i < r; i++) {
      squares -= samples * meanLater[i] * meanLater[i];
      for (int j = 0; j < r; j++) {
        now.set(i, j, now.get(i, j) - samples * meanNow[i] * meanNow[j]);
        later.set(i, j, later.get(i, j) - samples * meanLater[i] * meanNow[j]);
      }
    }
    Matrix gram = now.copy();
    for (int k = 0; k < r; k++) {
      gram.set(k, k, gram.get(k, k) + penalty * samples);
    }
    Matrix map =
        MatrixProduct.of(later, StationaryCovariance.inverse(gram, kernels, algebra), kernels);
    // |to - A from|^2 = |to|^2 - 2 <A, later> + <A now, A>.
    Matrix mapped = MatrixProduct.of(map, now, kernels);
    double left = squares;
    for (int k = 0; k < map.values().length; k++) {
      left += map.values()[k] * (mapped.values()[k] - 2 * later.values()[k]);
    }
    return new DelayMap(map, 1 - left / squares);
  }

  /** Columns t ... t + delays - 1 below each other. */
  private static Matrix joined(Matrix segment, int delays) {
    int p = segment.rows();
    int length = segment.columns() - delays + 1;
    Matrix result = Matrix.zeros(p * delays, length);
    for (int d = 0; d < delays; d++) {
      for (int i = 0; i < p; i++) {
        System.arraycopy(
            segment.values(),
            i * segment.columns() + d,
            result.values(),
            (d * p + i) * length,
            length);
      }
    }
    return result;
  }

  private static Matrix columns(Matrix a, int from, int count) {
    Matrix result = Matrix.zeros(a.rows(), count);
    for (int i = 0; i < a.rows(); i++) {
      System.arraycopy(a.values(), i * a.columns() + from, result.values(), i * count, count);
    }
    return result;
  }

  private static List<Matrix> centred(List<Matrix> segments) {
    int n = segments.get(0).rows();
    double[] mean = new double[n];
    double samples = segments.stream().mapToInt(Matrix::columns).sum();
    for (int i = 0; i < n; i++) {
      double first = segments.get(0).get(i, 0); // so that a constant leaves no rounding behind
      for (Matrix segment : segments) {
        for (int t = 0; t < segment.columns(); t++) {
          mean[i] += (segment.get(i, t) - first) / samples;
        }
      }
      mean[i] += first;
    }
    return segments.stream()
        .map(
            segment -> {
              Matrix result = segment.copy();
              for (int i = 0; i < n; i++) {
                for (int t = 0; t < result.columns(); t++) {
                  result.set(i, t, result.get(i, t) - mean[i]);
                }
              }
              return result;
            })
        .toList();
  }

  /**
   * Leading principal components about zero.
   *
   * @param directions one per row
   * @param deviations root mean square along each
   */
  private record Principal(Matrix directions, double[] deviations) {
    static Principal of(List<Matrix> segments, int most, Kernels kernels, Decompositions algebra) {
      int n = segments.get(0).rows();
      Matrix sum = Matrix.zeros(n, n);
      double samples = 0;
      for (Matrix segment : segments) {
        sum = sum.combine(MatrixProduct.of(segment, segment.transpose(), kernels), Double::sum);
        samples += segment.columns();
      }
      Matrix whole = sum;
      SymmetricEigen eigen =
          Convergence.required("covariances of states", () -> algebra.symmetricEigen(whole));
      double largest = eigen.values()[n - 1];
      int count = 0;
      while (count < Math.min(most, n)
          && eigen.values()[n - 1 - count] > SMALLEST * SMALLEST * largest) {
        count++;
      }
      Matrix directions = Matrix.zeros(count, n);
      double[] deviations = new double[count];
      for (int k = 0; k < count; k++) {
        deviations[k] = Math.sqrt(eigen.values()[n - 1 - k] / samples);
        for (int i = 0; i < n; i++) {
          directions.set(k, i, eigen.vectors().get(i, n - 1 - k));
        }
      }
      return new Principal(directions, deviations);
    }

    /** Projections over their deviations. */
    Matrix scaled(Matrix projected) {
      Matrix result = projected.copy();
      for (int k = 0; k < deviations.length; k++) {
        for (int t = 0; t < result.columns(); t++) {
          result.set(k, t, projected.get(k, t) / deviations[k]);
        }
      }
      return result;
    }
  }
}
