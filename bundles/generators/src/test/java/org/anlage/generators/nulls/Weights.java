package org.anlage.generators.nulls;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;

/** Weights to make nulls of, and what is measured of them. */
final class Weights {
  static final int N = 20;

  private Weights() {}

  /** Normal weights of both signs with large self-connections. */
  static Matrix dense() {
    RandomStream random = RandomStream.of(11);
    Matrix result = Matrix.zeros(N, N);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        result.set(i, j, 0.2 + random.nextGaussian() + (i == j ? 20 : 0));
      }
    }
    return result;
  }

  /** One in six, self-connections among them. */
  static Matrix sparse() {
    RandomStream random = RandomStream.of(12);
    return dense().map(x -> random.nextInt(6) == 0 ? x : 0);
  }

  /** The sum of the matrix and its transpose. */
  static Matrix symmetric(Matrix matrix) {
    return matrix.combine(matrix.transpose(), Double::sum);
  }

  /** Distances of points on a line at irregular places. */
  static Matrix line() {
    Matrix result = Matrix.zeros(N, N);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        result.set(i, j, Math.abs(i * i - j * j));
      }
    }
    return result;
  }

  static PriorContext embedded(Matrix distances) {
    PriorContext plain = Contexts.prior(N, 7);
    return new PriorContext(
        N,
        Optional.empty(),
        Optional.of(distances),
        plain.random(),
        plain.kernels(),
        plain.decompositions());
  }

  static double[] sortedRowSums(Matrix matrix) {
    double[] sums = new double[N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        sums[i] += matrix.get(i, j);
      }
    }
    Arrays.sort(sums);
    return sums;
  }

  /** Real parts, then imaginary parts, each ascending. */
  static double[] spectrum(Matrix matrix) {
    Eigenvalues eigenvalues = Contexts.ALGEBRA.eigenvalues(matrix);
    double[] result = Arrays.copyOf(eigenvalues.real(), 2 * N);
    System.arraycopy(eigenvalues.imaginary(), 0, result, N, N);
    Arrays.sort(result, 0, N);
    Arrays.sort(result, N, 2 * N);
    return result;
  }
}
