package org.anlage.neural.activity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import org.anlage.api.data.Activity;
import org.anlage.api.random.RandomStream;

/**
 * Prints the processor time that correlation and tiling of all pairs take, on random events on
 * frames. A program, not a test. Arguments: neurons, bins, probability of an event in a bin
 * (default 12000 40000 0.08).
 */
public final class PairTiming {
  private static final double FRAME = 0.2;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private PairTiming() {}

  /** Times both; the sum is there so that nothing is left out. */
  public static void main(String[] arguments) {
    int neurons = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12_000;
    int bins = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40_000;
    double probability = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.08;
    Activity.Events events = events(neurons, bins, probability);
    // Bins begin half a frame early, so that rounding does not put two frames into one.
    time("correlation", EventStatistics.correlations(shifted(events), FRAME));
    time("sttc", EventStatistics.spikeTimeTilings(events, 0.5 * FRAME));
  }

  private static void time(String name, PairStatistic pairs) {
    int n = pairs.neurons();
    int side = PairStatistic.SIDE;
    double[] square = new double[side * side];
    long start = THREADS.getCurrentThreadCpuTime();
    double sum = 0;
    for (int rows = 0; rows < n; rows += side) {
      for (int columns = rows; columns < n; columns += side) {
        pairs.square(rows, Math.min(n, rows + side), columns, Math.min(n, columns + side), square);
        sum += square[0];
      }
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "%-12s %6d neurons  %6.1f s  %5.0f ns per unordered pair  %s  (%.3f)%n",
        name,
        n,
        seconds,
        seconds * 1e9 / (0.5 * n * n),
        pairs.getClass().getSimpleName(),
        sum);
  }

  private static Activity.Events shifted(Activity.Events events) {
    double[][] times = new double[events.neurons()][];
    for (int i = 0; i < times.length; i++) {
      times[i] = Arrays.stream(events.times()[i]).map(t -> t + 0.5 * FRAME).toArray();
    }
    return new Activity.Events(times, events.duration() + FRAME);
  }

  private static Activity.Events events(int neurons, int bins, double probability) {
    RandomStream random = RandomStream.of(1);
    double[][] times = new double[neurons][];
    double[] train = new double[bins];
    for (int i = 0; i < neurons; i++) {
      int count = 0;
      for (int bin = 1; bin < bins; bin++) {
        if (random.nextDouble() < probability) {
          train[count++] = bin * FRAME;
        }
      }
      times[i] = Arrays.copyOf(train, count);
    }
    return new Activity.Events(times, bins * FRAME);
  }
}
