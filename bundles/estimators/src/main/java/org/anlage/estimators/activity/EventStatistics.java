package org.anlage.estimators.activity;

import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;

/**
 * Pairwise statistics of event times.
 *
 * <p>The window of both is 0 to {@link Activity.Events#duration()}. Recordings that do not say when
 * they ended are taken to end with their last event, which is how the released MICrONS matrices
 * were made.
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
   * <p>Counts are taken in bins [0, b), [b, 2b), ...; there are round(duration / b) of them and
   * events after the last are left out. Sums are exact integers, so an entry is off by a few ulp.
   * O(N^2 E) time for E events a neuron.
   *
   * @param events N trains, ascending, s
   * @param binSeconds width of a bin, s
   * @return N x N, symmetric, diagonal 1
   */
  public static Matrix correlation(Activity.Events events, double binSeconds) {
    requirePositive(binSeconds, "bin width");
    requireTrains(events);
    int n = events.neurons();
    BinnedCounts binned = BinnedCounts.of(events, binSeconds);
    long bins = binned.length();
    double[] variance = new double[n];
    int[] counts = new int[binned.length()];
    for (int i = 0; i < n; i++) {
      int[] own = binned.events(i);
      BinnedCounts.add(own, counts, 1);
      variance[i] = bins * BinnedCounts.sum(counts, own) - square(own.length);
      BinnedCounts.add(own, counts, -1);
    }
    Matrix result = Matrix.identity(n);
    for (int i = 0; i < n; i++) {
      int[] own = binned.events(i);
      BinnedCounts.add(own, counts, 1);
      for (int j = i + 1; j < n; j++) {
        if (variance[i] > 0 && variance[j] > 0) {
          int[] other = binned.events(j);
          long covariance =
              bins * BinnedCounts.sum(counts, other) - (long) own.length * other.length;
          setBoth(result, i, j, covariance / (Math.sqrt(variance[i]) * Math.sqrt(variance[j])));
        }
      }
      BinnedCounts.add(own, counts, -1);
    }
    return result;
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
    requirePositive(deltaSeconds, "delta");
    requireTrains(events);
    int n = events.neurons();
    double[][] times = events.times();
    double[] tiled = new double[n];
    for (int i = 0; i < n; i++) {
      tiled[i] = tiledShare(times[i], deltaSeconds, events.duration());
    }
    Matrix result = Matrix.identity(n);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (times[i].length > 0 && times[j].length > 0) {
          double near = term(nearShare(times[i], times[j], deltaSeconds), tiled[j]);
          double reverse = term(nearShare(times[j], times[i], deltaSeconds), tiled[i]);
          setBoth(result, i, j, 0.5 * (near + reverse));
        }
      }
    }
    return result;
  }

  private static double term(double near, double tiled) {
    double product = near * tiled;
    return product == 1 ? 1 : (near - tiled) / (1 - product);
  }

  private static double tiledShare(double[] train, double delta, double duration) {
    double covered = 0;
    double end = 0;
    for (double time : train) {
      double from = Math.max(time - delta, end);
      end = Math.min(time + delta, duration);
      covered += Math.max(0, end - from);
    }
    return covered / duration;
  }

  private static double nearShare(double[] of, double[] to, double delta) {
    int near = 0;
    int first = 0;
    for (double time : of) {
      while (first < to.length && to[first] < time && time - to[first] > delta) {
        first++;
      }
      if (first < to.length && Math.abs(to[first] - time) <= delta) {
        near++;
      }
    }
    return (double) near / of.length;
  }

  private static long square(long value) {
    return value * value;
  }

  private static void setBoth(Matrix matrix, int i, int j, double value) {
    matrix.set(i, j, value);
    matrix.set(j, i, value);
  }

  private static void requirePositive(double value, String name) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a positive number of seconds: " + value);
    }
  }

  private static void requireTrains(Activity.Events events) {
    if (!(events.duration() >= 0) || Double.isInfinite(events.duration())) {
      throw new IllegalArgumentException("duration " + events.duration() + " s");
    }
    for (int i = 0; i < events.neurons(); i++) {
      double before = 0;
      for (double time : events.times()[i]) {
        if (!(time >= before) || time > events.duration()) {
          throw new IllegalArgumentException(
              "neuron "
                  + i
                  + ": event at "
                  + time
                  + " s is not between the one before, at "
                  + before
                  + " s, and the end, "
                  + events.duration()
                  + " s");
        }
        before = time;
      }
    }
  }
}
