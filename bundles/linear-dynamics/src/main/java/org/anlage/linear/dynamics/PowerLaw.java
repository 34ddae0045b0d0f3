package org.anlage.linear.dynamics;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * A power law through a spectrum: weighted least squares of log value on log rank.
 *
 * @param exponent alpha, minus the slope
 * @param first value of the fit at rank 1
 * @param from first rank of the fit, counted from 1
 * @param to last rank of the fit
 */
public record PowerLaw(double exponent, double first, int from, int to) {
  /** First rank of the published fits; their text says 10, their code takes 11. */
  public static final int FROM = 11;

  /** Last rank of the published fits. */
  public static final int TO = 500;

  /** Weight of a rank in a fit. */
  public enum Weighting {
    /** 1 / rank, as in the public code of Pachitariu et al. 2026. */
    RANK,
    /** 1 / log rank, as in their text. */
    LOG_RANK;

    double of(int rank) {
      return this == RANK ? 1.0 / rank : 1 / StrictMath.log(rank);
    }
  }

  /** Last rank to be fitted to a spectrum: 500, or half its length where that is less. */
  public static int lastRank(int length) {
    return Math.min(TO, length / 2);
  }

  /**
   * Fits.
   *
   * @param spectrum descending
   * @param from first rank, counted from 1; at least 2 where the weights need its logarithm
   * @param to last rank
   * @throws ProblemException if the spectrum has no such ranks or is not positive there
   */
  public static PowerLaw fit(double[] spectrum, int from, int to, Weighting weighting) {
    if (from < 2 || to > spectrum.length || to - from < 2) {
      throw ProblemException.configuration(
          new Problem(
              "a power law cannot be fitted to these ranks",
              "ranks " + from + " to " + to,
              "a spectrum of " + spectrum.length + " values",
              "at least three ranks between 2 and " + spectrum.length,
              "use more units, or other ranks"));
    }
    double weights = 0;
    double x = 0;
    double y = 0;
    for (int rank = from; rank <= to; rank++) {
      double w = weighting.of(rank);
      weights += w;
      x += w * StrictMath.log(rank);
      y += w * StrictMath.log(positive(spectrum, rank));
    }
    x /= weights;
    y /= weights;
    double xx = 0;
    double xy = 0;
    for (int rank = from; rank <= to; rank++) {
      double w = weighting.of(rank);
      double dx = StrictMath.log(rank) - x;
      xx += w * dx * dx;
      xy += w * dx * (StrictMath.log(spectrum[rank - 1]) - y);
    }
    double slope = xy / xx;
    return new PowerLaw(-slope, StrictMath.exp(y - slope * x), from, to);
  }

  /** Value of the fit at a rank. */
  public double at(double rank) {
    return first * StrictMath.pow(rank, -exponent);
  }

  private static double positive(double[] spectrum, int rank) {
    double value = spectrum[rank - 1];
    if (!(value > 0)) {
      throw ProblemException.data(
          new Problem(
              "a power law cannot be fitted: the spectrum is not positive",
              "rank " + rank,
              Double.toString(value),
              "more than 0",
              "the activity has fewer dimensions than this rank: record longer, or fit lower ranks"));
    }
    return value;
  }
}
