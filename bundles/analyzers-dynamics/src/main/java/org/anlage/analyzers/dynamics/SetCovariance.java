package org.anlage.analyzers.dynamics;

import java.util.List;
import org.anlage.algebra.Cholesky;
import org.anlage.api.matrix.Matrix;

/**
 * Covariance of some units with themselves, joined with the same units a sample later: 2k x 2k, in
 * units of their standard deviations.
 */
record SetCovariance(Matrix joint) {

  static SetCovariance of(List<Matrix> segments, int[] units) {
    int k = units.length;
    double[] mean = new double[2 * k];
    Matrix sums = Matrix.zeros(2 * k, 2 * k);
    double samples = 0;
    for (int pass = 0; pass < 2; pass++) {
      samples = 0;
      for (Matrix segment : segments) {
        for (int t = 0; t + 1 < segment.columns(); t++) {
          samples++;
          double[] both = new double[2 * k];
          for (int i = 0; i < k; i++) {
            both[i] = segment.get(units[i], t);
            both[k + i] = segment.get(units[i], t + 1);
          }
          for (int i = 0; i < 2 * k; i++) {
            if (pass == 0) {
              mean[i] += both[i];
            }
            for (int j = 0; pass == 1 && j <= i; j++) {
              sums.set(i, j, sums.get(i, j) + (both[i] - mean[i]) * (both[j] - mean[j]));
            }
          }
        }
      }
      for (int i = 0; pass == 0 && i < 2 * k; i++) {
        mean[i] /= samples;
      }
    }
    Matrix joint = Matrix.zeros(2 * k, 2 * k);
    for (int i = 0; i < 2 * k; i++) {
      for (int j = 0; j <= i; j++) {
        double value = sums.get(i, j) / Math.sqrt(sums.get(i, i) * sums.get(j, j));
        joint.set(i, j, value);
        joint.set(j, i, value);
      }
    }
    return new SetCovariance(joint);
  }

  /** Mean absolute correlation of a unit with a unit a sample later, all pairs. */
  double meanLaggedCorrelation() {
    int k = joint.rows() / 2;
    double sum = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        sum += Math.abs(joint.get(i, k + j));
      }
    }
    return sum / (k * k);
  }

  /**
   * Mutual information of successive states if they are Gaussian: (log det of both blocks - log det
   * of the whole) / 2, in bits; NaN where they depend on each other exactly.
   */
  double bits() {
    try {
      double nats =
          logDeterminant(0, joint.rows() / 2)
              + logDeterminant(joint.rows() / 2, joint.rows())
              - logDeterminant(0, joint.rows());
      return nats / 2 / StrictMath.log(2);
    } catch (ArithmeticException e) {
      return Double.NaN;
    }
  }

  private double logDeterminant(int from, int to) {
    Matrix block = Matrix.zeros(to - from, to - from);
    for (int i = from; i < to; i++) {
      for (int j = from; j < to; j++) {
        block.set(i - from, j - from, joint.get(i, j));
      }
    }
    return Cholesky.logDeterminant(Cholesky.factor(block));
  }
}
