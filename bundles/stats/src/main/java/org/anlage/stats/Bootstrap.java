package org.anlage.stats;

import java.util.Arrays;
import org.anlage.api.random.RandomStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Resampling of two samples, each with replacement, for the difference of their means. */
final class Bootstrap {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /** Differences of resampled means, ascending. */
  static double[] differences(double[] x, double[] y, int resamples, RandomStream random) {
    double[] drawn = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      drawn[r] = resampledMean(x, random) - resampledMean(y, random);
    }
    Arrays.sort(drawn);
    return drawn;
  }

  static Interval percentiles(double[] drawn) {
    return new Interval(Summary.quantile(drawn, TAIL), Summary.quantile(drawn, 1 - TAIL));
  }

  /** Percentiles moved for the bias of the draws and the acceleration of their spread. */
  static Interval corrected(double[] drawn, double difference, double[] x, double[] y) {
    double below = 0;
    for (double value : drawn) {
      below += value < difference ? 1 : value == difference ? 0.5 : 0;
    }
    double share = below / drawn.length;
    if (share == 0 || share == 1) {
      return percentiles(drawn); // the bias is beyond all draws: nothing to correct with
    }
    double bias = NORMAL.inverseCumulativeProbability(share);
    double acceleration = acceleration(x, y);
    return new Interval(
        Summary.quantile(drawn, moved(TAIL, bias, acceleration)),
        Summary.quantile(drawn, moved(1 - TAIL, bias, acceleration)));
  }

  private static double moved(double tail, double bias, double acceleration) {
    double z = bias + NORMAL.inverseCumulativeProbability(tail);
    return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
  }

  /**
   * Skewness of the jackknife over six, both samples together. That of a mean depends on the third
   * and second moments alone; the second sample enters with the other sign.
   */
  private static double acceleration(double[] x, double[] y) {
    double squares = moment(x, 2) + moment(y, 2);
    double cubes = moment(x, 3) - moment(y, 3);
    return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
  }

  /** Sum over values of ((value - mean) / n)^power: influence of each on the mean. */
  private static double moment(double[] values, int power) {
    double mean = Summary.mean(values);
    double sum = 0;
    for (double value : values) {
      double influence = (value - mean) / values.length;
      sum += power == 2 ? influence * influence : influence * influence * influence;
    }
    return sum;
  }

  private static double resampledMean(double[] values, RandomStream random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }
}
