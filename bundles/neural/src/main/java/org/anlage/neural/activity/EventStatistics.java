package org.anlage.neural.activity;

import org.anlage.algebra.EventClock;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;

/**
 * Pairwise statistics of event times.
 *
 * <p>The window of both is the recording, from {@link Activity.Events#start()} on. Recordings that
 * do not say when they ended are taken to end with their last event, which is how the released
 * MICrONS matrices were made. Times are compared by an {@link EventClock}: as whole ticks where all
 * lie on a grid, such as frames, else up to rounding.
 *
 * <p>A neuron without an event (for the correlation: without variance) shares nothing that could be
 * measured. Its row and column are 0 and its diagonal entry 1, so that products with these matrices
 * stay finite; who must tell "nothing shared" from "not measurable" asks for the silent neurons.
 */
public final class EventStatistics {
  private EventStatistics() {}

  /**
   * Pearson correlation of event counts.
   *
   * <p>Counts are taken in bins [0, b), [b, 2b), ... from the start; there are duration / b of
   * them, rounded, a half down, and events after the last are left out. Sums are exact integers, so
   * an entry is off by a few ulp. O(N^2 E) time for E events a neuron.
   *
   * @param events N trains, ascending, s
   * @param binSeconds width of a bin, s
   * @return N x N, symmetric, diagonal 1
   */
  public static Matrix correlation(Activity.Events events, double binSeconds) {
    return correlations(events, binSeconds).matrix();
  }

  /** The same, a pair at a time: for matrices that do not fit into memory. */
  public static PairStatistic correlations(Activity.Events events, double binSeconds) {
    requirePositive(binSeconds, "bin width");
    BinnedCounts counts = BinnedCounts.of(events, binSeconds);
    return CountCorrelation.pays(counts)
        ? new CountCorrelation(counts)
        : new EventListCorrelation(counts);
  }

  /**
   * Spike time tiling coefficient (Cutts and Eglen 2014, doi 10.1523/JNEUROSCI.2767-14.2014), 1/2
   * [(P_A - T_B) / (1 - P_A T_B) + (P_B - T_A) / (1 - P_B T_A)], where P_A is the share of A's
   * events within delta of an event of B, and T_A the share of the window within delta of an event
   * of A. Tiles are clipped to the window. Where P T = 1 a term is 0/0; its limit, 1, is taken.
   * O(N^2 E) time.
   *
   * @param events N trains, ascending, s
   * @param deltaSeconds half width of a tile, s; both ends belong to it
   * @return N x N, symmetric, diagonal 1
   */
  public static Matrix spikeTimeTiling(Activity.Events events, double deltaSeconds) {
    return spikeTimeTilings(events, deltaSeconds).matrix();
  }

  /** The same, a pair at a time: for matrices that do not fit into memory. */
  public static PairStatistic spikeTimeTilings(Activity.Events events, double deltaSeconds) {
    requirePositive(deltaSeconds, "delta");
    EventClock clock = EventClock.of(events);
    return FrameTiling.of(clock, deltaSeconds)
        .orElseGet(() -> new EventListTiling(clock, deltaSeconds));
  }

  static double term(double near, double tiled) {
    double product = near * tiled;
    return product == 1 ? 1 : (near - tiled) / (1 - product);
  }

  static double tiledShare(double[] train, double delta, double duration) {
    double covered = 0;
    double end = 0;
    for (double time : train) {
      double from = Math.max(time - delta, end);
      end = Math.min(time + delta, duration);
      covered += Math.max(0, end - from);
    }
    return covered / duration;
  }

  /** Share of the first that lies within a distance of any of the second. */
  static double nearShare(double[] of, double[] to, double distance) {
    int near = 0;
    int first = 0;
    for (double time : of) {
      while (first < to.length && to[first] < time && time - to[first] > distance) {
        first++;
      }
      if (first < to.length && Math.abs(to[first] - time) <= distance) {
        near++;
      }
    }
    return (double) near / of.length;
  }

  private static void requirePositive(double value, String name) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a positive number of seconds: " + value);
    }
  }
}
