package org.anlage.neural.activity;

import org.anlage.api.data.Activity;

/** Spike time tiling coefficient from lists of events, for any times. */
final class EventListTiling implements PairStatistic {
  private final double[][] times;
  private final double delta;
  private final double[] tiled;

  EventListTiling(Activity.Events events, double delta) {
    times = events.times();
    this.delta = delta;
    tiled = new double[times.length];
    for (int i = 0; i < tiled.length; i++) {
      tiled[i] = EventStatistics.tiledShare(times[i], delta, events.duration());
    }
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
    double first = EventStatistics.nearShare(times[i], times[j], delta);
    double second = EventStatistics.nearShare(times[j], times[i], delta);
    return 0.5 * (EventStatistics.term(first, tiled[j]) + EventStatistics.term(second, tiled[i]));
  }
}
