package org.anlage.regularizers;

import java.util.Arrays;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;

/**
 * The largest singular value and its vectors, in double precision, by power iteration: always from
 * the same random vector, so that a result depends on the weights alone and training can be resumed
 * anywhere. It stops where W^T W v agrees with sigma^2 v to a billionth, or after 2000 rounds,
 * which only nearly equal values need: v then lies between their vectors.
 */
final class LargestSingularValue {
  private static final double TOLERANCE = 1e-9;
  private static final int ROUNDS = 2000;
  private final int n;
  private final double[] start;
  private final double[] weights;
  private final double[] left;
  private final double[] right;
  private final double[] next;

  /** For N x N weights. */
  LargestSingularValue(int n) {
    this.n = n;
    RandomStream random = RandomStream.of(1).split("power iteration");
    start = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      start[i] = random.nextGaussian();
      squares += start[i] * start[i];
    }
    for (int i = 0; i < n; i++) {
      start[i] /= Math.sqrt(squares);
    }
    weights = new double[n * n];
    left = new double[n];
    right = new double[n];
    next = new double[n];
  }

  /** u of the last call, W v = sigma u; zeros where the weights are zero. */
  double[] left() {
    return left;
  }

  /** v of the last call. */
  double[] right() {
    return right;
  }

  /** The largest singular value; NaN where a weight is not finite. */
  double of(RealBuffer given) {
    double scale = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = given.get(k);
      scale = Math.max(scale, Math.abs(weights[k])); // NaN stays
    }
    System.arraycopy(start, 0, right, 0, n);
    if (scale == 0) {
      Arrays.fill(left, 0);
      return 0;
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= scale;
    }
    double sigma = 0;
    for (int round = 0; round < ROUNDS; round++) {
      sigma = forward();
      backward();
      double off = 0;
      double size = 0;
      for (int j = 0; j < n; j++) {
        double change = next[j] - sigma * right[j];
        off += change * change;
        size += next[j] * next[j];
      }
      size = Math.sqrt(size);
      if (!(Math.sqrt(off) > TOLERANCE * sigma)) {
        break;
      }
      for (int j = 0; j < n; j++) {
        right[j] = next[j] / size;
      }
    }
    return scale * sigma;
  }

  /** u = W v / sigma. */
  private double forward() {
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += weights[i * n + j] * right[j];
      }
      left[i] = sum;
      squares += sum * sum;
    }
    double sigma = Math.sqrt(squares);
    for (int i = 0; i < n; i++) {
      left[i] /= sigma;
    }
    return sigma;
  }

  /** W^T u. */
  private void backward() {
    Arrays.fill(next, 0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        next[j] += weights[i * n + j] * left[i];
      }
    }
  }
}
