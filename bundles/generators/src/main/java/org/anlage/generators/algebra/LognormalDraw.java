package org.anlage.generators.algebra;

import org.anlage.api.random.RandomStream;

/** Draws from the lognormal distribution. */
public final class LognormalDraw {
  private LognormalDraw() {}

  /** One draw of exp(mu + sigma z), z standard normal. */
  public static double of(double mu, double sigma, RandomStream random) {
    return StrictMath.exp(mu + sigma * random.nextGaussian());
  }
}
