package org.anlage.testkit.networks;

import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;

/**
 * Linear units with random Gaussian weights, scaled so that no step lengthens a state by more than
 * a factor: stable whatever the seed.
 *
 * @param units number of units
 * @param norm largest singular value, below 1
 * @param symmetric whether weights are symmetric, so that activity is reversible
 * @param seed of the weights
 */
public record StableLinear(int units, double norm, boolean symmetric, long seed)
    implements KnownNetwork {
  private static final int ROUNDS = 2000;

  /** Checks the norm. */
  public StableLinear {
    if (!(norm > 0 && norm < 1)) {
      throw new IllegalArgumentException("norm: got " + norm + ", expected between 0 and 1");
    }
  }

  @Override
  public Network network() {
    RandomStream random = RandomStream.of(seed).split("stable linear");
    Matrix drawn = Matrix.zeros(units, units).map(x -> random.nextGaussian());
    Matrix weights = symmetric ? drawn.combine(drawn.transpose(), Double::sum) : drawn;
    double size = largestSingularValue(weights);
    return KnownNetwork.withWeights(weights.map(x -> norm / size * x), Activation.IDENTITY);
  }

  /**
   * Covariance of states with noise of unit variance on every unit and step, N x N: the sum of
   * (R^T)^k R^k, term by term.
   */
  public Matrix covariance() {
    Matrix recurrent = network().recurrent();
    Matrix transposed = recurrent.transpose();
    Matrix term = Matrix.identity(units);
    Matrix sum = term;
    double left = 1;
    while (left > 1e-17) {
      term = product(product(transposed, term), recurrent);
      sum = sum.combine(term, Double::sum);
      left *= norm * norm;
    }
    return sum;
  }

  /** Covariance of the state after with the state before, N x N: R^T times {@link #covariance}. */
  public Matrix laggedCovariance() {
    return product(network().recurrent().transpose(), covariance());
  }

  /** By power iteration; at most a little too small. */
  private static double largestSingularValue(Matrix a) {
    Matrix squared = product(a.transpose(), a);
    int n = a.rows();
    Matrix vector = Matrix.zeros(n, 1);
    for (int i = 0; i < n; i++) {
      vector.set(i, 0, 1 + 0.01 * i);
    }
    double size = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Matrix next = product(squared, vector);
      double squares = 0;
      for (double value : next.values()) {
        squares += value * value;
      }
      size = Math.sqrt(squares);
      double length = size;
      vector = next.map(x -> x / length);
    }
    return Math.sqrt(size);
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
}
