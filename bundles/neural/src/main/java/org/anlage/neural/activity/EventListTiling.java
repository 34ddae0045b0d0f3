package org.anlage.neural.activity;

import java.util.Arrays;
import org.anlage.algebra.EventClock;

/** Spike time tiling coefficient from lists of events, for any times. */
final class EventListTiling implements PairStatistic {
  private final double[][] times;
  private final double distance;
  private final double[] tiled;

  EventListTiling(EventClock clock, double delta) {
    int n = clock.neurons();
    boolean ticks = clock.period().isPresent();
    times = new double[n][];
    tiled = new double[n];
    for (int i = 0; i < n; i++) {
      double[] train = clock.times()[i];
      // Whole numbers in a double are exact.
      times[i] = ticks ? Arrays.stream(clock.ticks(i)).asDoubleStream().toArray() : train;
      tiled[i] = EventStatistics.tiledShare(train, delta, clock.duration());
    }
    distance = ticks ? clock.reach(delta) : delta + clock.rounding(delta);
  }

  @Override
  public int neurons() {
    return times.length;
  }

  @Override
  public double of(int i, int j) {
    if (times[i].length == 0 || times[j].length == 0) {
      return 0;
    }
    double first = EventStatistics.nearShare(times[i], times[j], distance);
    double second = EventStatistics.nearShare(times[j], times[i], distance);
    return 0.5 * (EventStatistics.term(first, tiled[j]) + EventStatistics.term(second, tiled[i]));
  }
}
