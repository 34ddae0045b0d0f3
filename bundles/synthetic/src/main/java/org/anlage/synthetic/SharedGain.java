package org.anlage.synthetic;

import org.anlage.algebra.Cholesky;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * The gains that neurons' rates are multiplied with: log-normal, mean 1, fluctuating together as
 * neurons are near and alike.
 *
 * <p>The logarithms are a Gaussian process. Over neurons its covariance is a sum of kernels of
 * distance and one of tuning; over time it is the sum of two first-order autoregressions, fast and
 * slow.
 */
final class SharedGain {
  private static final double NEAR = 0.56;
  private static final double NEAR_LENGTH = 80;
  private static final double BROAD = 0.280;
  private static final double BROAD_LENGTH = 918;
  private static final double HALF_WAVE = 724;
  private static final double TUNED = 0.4;

  /** Variance of the logarithm of each gain. */
  static final double LOG_VARIANCE = NEAR + BROAD + TUNED;

  private static final double FAST_SHARE = 0.6;
  private static final double FAST_SECONDS = 1.5;
  private static final double SLOW_SECONDS = 30;

  private final Matrix factor;
  private final double[] fast;
  private final double[] slow;
  private final double fastKept;
  private final double slowKept;
  private final RandomStream random;

  /**
   * Factors the covariance over neurons. O(n^3 / 3) time.
   *
   * @param positions of the neurons
   * @param similarity of tuning
   * @param step time between gains, s
   * @param random draws them
   */
  SharedGain(Positions positions, Matrix similarity, double step, RandomStream random) {
    int n = positions.size();
    Matrix distances = positions.distances();
    Matrix um = positions.micrometres();
    Matrix covariance = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double alongX = um.get(i, 0) - um.get(j, 0);
        covariance.set(i, j, logCovariance(distances.get(i, j), alongX, similarity.get(i, j)));
      }
    }
    factor = Cholesky.factor(covariance);
    this.random = random;
    fastKept = StrictMath.exp(-step / FAST_SECONDS);
    slowKept = StrictMath.exp(-step / SLOW_SECONDS);
    fast = new double[n];
    slow = new double[n];
    for (int i = 0; i < n; i++) {
      fast[i] = random.nextGaussian();
      slow[i] = random.nextGaussian();
    }
  }

  /**
   * Covariance of the logarithms of two gains. Both kernels of distance are positive definite, and
   * so is their sum: an exponential, and a Gaussian times a cosine along x, which lets the two ends
   * of a field take turns as the measured correlations do.
   *
   * @param distance um
   * @param alongX distance along x, um
   * @param similarity of tuning
   */
  static double logCovariance(double distance, double alongX, double similarity) {
    double broad = distance / BROAD_LENGTH;
    return NEAR * StrictMath.exp(-distance / NEAR_LENGTH)
        + BROAD * StrictMath.exp(-broad * broad) * StrictMath.cos(Math.PI * alongX / HALF_WAVE)
        + TUNED * similarity;
  }

  /** The gain of a value of the Gaussian process; its mean is 1. */
  static double gain(double logarithm) {
    return StrictMath.exp(logarithm - LOG_VARIANCE / 2);
  }

  /** The gains of the next step, one per neuron. O(n^2) time. */
  void next(double[] gains) {
    int n = fast.length;
    double[] sources = new double[n];
    double fastNew = Math.sqrt(1 - fastKept * fastKept);
    double slowNew = Math.sqrt(1 - slowKept * slowKept);
    for (int i = 0; i < n; i++) {
      fast[i] = fastKept * fast[i] + fastNew * random.nextGaussian();
      slow[i] = slowKept * slow[i] + slowNew * random.nextGaussian();
      sources[i] = Math.sqrt(FAST_SHARE) * fast[i] + Math.sqrt(1 - FAST_SHARE) * slow[i];
    }
    double[] rows = factor.values();
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += rows[i * n + j] * sources[j];
      }
      gains[i] = gain(sum);
    }
  }
}
