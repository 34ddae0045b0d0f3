package org.anlage.generators.critical;

import org.anlage.api.random.RandomStream;

/**
 * Distributions of entries, their mean removed; their scale does not matter, since weights are
 * normalised afterwards.
 */
public enum Distribution {
  /** Uniform on (-1, 1): uniform excitation minus its mean as global inhibition. */
  UNIFORM,
  /** -1 or 1. */
  BERNOULLI,
  /** Standard normal. */
  GAUSSIAN,
  /** Absolute value of a standard normal, minus sqrt(2 / pi). */
  HALF_GAUSSIAN,
  /** Exponential of mean 1, minus 1. */
  EXPONENTIAL;

  private static final double HALF_GAUSSIAN_MEAN = StrictMath.sqrt(2 / Math.PI);

  /** One draw. */
  double draw(RandomStream random) {
    return switch (this) {
      case UNIFORM -> random.nextDouble(-1, 1);
      case BERNOULLI -> random.nextInt(2) == 0 ? -1 : 1;
      case GAUSSIAN -> random.nextGaussian();
      case HALF_GAUSSIAN -> Math.abs(random.nextGaussian()) - HALF_GAUSSIAN_MEAN;
      case EXPONENTIAL -> -StrictMath.log(1 - random.nextDouble()) - 1;
    };
  }
}
