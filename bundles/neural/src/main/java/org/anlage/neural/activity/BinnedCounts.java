package org.anlage.neural.activity;

import java.util.Arrays;
import org.anlage.algebra.EventClock;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;

/**
 * Event counts in bins [0, b), [b, 2b), ... from the start of the recording: for every neuron the
 * bin of each of its events, ascending. There are duration / b bins, rounded, a half down; events
 * after the last are left out. Edges are those of an {@link EventClock}.
 */
public final class BinnedCounts {
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final int[][] bins;
  private final int length;

  private BinnedCounts(int[][] bins, int length) {
    this.bins = bins;
    this.length = length;
  }

  /**
   * Counts.
   *
   * @param events N trains, ascending, s
   * @param binSeconds width of a bin, s
   * @throws ProblemException if there are more bins than can be numbered
   */
  public static BinnedCounts of(Activity.Events events, double binSeconds) {
    EventClock clock = EventClock.of(events);
    long length = clock.bins(binSeconds);
    if (length > MOST) {
      throw ProblemException.data(
          new Problem(
              "there are too many bins",
              "bins of " + binSeconds + " s in " + events.duration() + " s",
              Long.toString(length),
              "at most " + MOST,
              "use wider bins, and check that times are in seconds"));
    }
    int[][] bins = new int[events.neurons()][];
    for (int i = 0; i < bins.length; i++) {
      bins[i] =
          Arrays.stream(clock.binOfEach(i, binSeconds))
              .filter(bin -> bin < length)
              .mapToInt(bin -> (int) bin)
              .toArray();
    }
    return new BinnedCounts(bins, (int) length);
  }

  /** Number of neurons. */
  public int neurons() {
    return bins.length;
  }

  /** Number of bins. */
  public int length() {
    return length;
  }

  /**
   * Covariance of the counts over a part of the bins, divided by their number. Sums are exact
   * integers. O(N^2 E) time for E events a neuron.
   *
   * @param used whether a bin is used; one entry per bin
   * @return N x N
   */
  public Matrix covariance(boolean[] used) {
    int n = neurons();
    long samples = 0;
    for (boolean each : used) {
      samples += each ? 1 : 0;
    }
    int[][] kept = new int[n][];
    for (int i = 0; i < n; i++) {
      kept[i] = Arrays.stream(bins[i]).filter(bin -> used[bin]).toArray();
    }
    Matrix result = Matrix.zeros(n, n);
    int[] counts = new int[length];
    for (int i = 0; i < n; i++) {
      add(kept[i], counts, 1);
      for (int j = i; j < n; j++) {
        long covariance = samples * sum(counts, kept[j]) - (long) kept[i].length * kept[j].length;
        double value = covariance / ((double) samples * samples);
        result.set(i, j, value);
        result.set(j, i, value);
      }
      add(kept[i], counts, -1);
    }
    return result;
  }

  /** Bins of a neuron's events. */
  int[] events(int neuron) {
    return bins[neuron];
  }

  /** Adds a number to the count of each of these bins. */
  static void add(int[] bins, int[] counts, int number) {
    for (int bin : bins) {
      counts[bin] += number;
    }
  }

  /** Sum over events of the other neuron's count in that bin: the inner product of the counts. */
  static long sum(int[] counts, int[] bins) {
    long sum = 0;
    for (int bin : bins) {
      sum += counts[bin];
    }
    return sum;
  }
}
