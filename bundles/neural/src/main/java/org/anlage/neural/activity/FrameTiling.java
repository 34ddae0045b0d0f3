package org.anlage.neural.activity;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anlage.algebra.EventClock;

/**
 * Spike time tiling coefficient of events that lie on frames, a pair at a time, from rows of bits:
 * one row for a neuron's events, one for the frames within delta of any of them. Memory: N x frames
 * / 4 bytes, half of it where delta is less than a frame and the two rows are one.
 */
final class FrameTiling implements PairStatistic {
  private final BitRows events;
  private final BitRows near;
  private final int[] count;
  private final double[] tiled;

  private FrameTiling(EventClock clock, int frames, int reach, double delta) {
    int n = clock.neurons();
    events = new BitRows(n, frames);
    near = reach == 0 ? events : new BitRows(n, frames);
    count = new int[n];
    tiled = new double[n];
    for (int i = 0; i < n; i++) {
      double[] train = clock.times()[i];
      count[i] = train.length;
      tiled[i] = EventStatistics.tiledShare(train, delta, clock.duration());
      for (long tick : clock.ticks(i)) {
        int frame = (int) tick;
        events.set(i, frame);
        int last = Math.min(frames - 1, frame + reach);
        for (int f = Math.max(0, frame - reach); f <= last; f++) {
          near.set(i, f);
        }
      }
    }
  }

  /**
   * For these events; empty if they are not on frames, if a neuron has two in one frame, or if
   * lists of events are faster.
   */
  static Optional<PairStatistic> of(EventClock clock, double delta) {
    OptionalDouble period = clock.period();
    if (period.isEmpty()) {
      return Optional.empty();
    }
    double frames = clock.duration() / period.getAsDouble();
    double events = Arrays.stream(clock.times()).mapToInt(t -> t.length).average().orElse(0);
    boolean worthwhile = frames / 32 < 8 * events && frames < Integer.MAX_VALUE / 2.0;
    if (!worthwhile || !onceAFrame(clock)) {
      return Optional.empty();
    }
    int rows = (int) Math.ceil(frames) + 2;
    int reach = (int) Math.min(rows, clock.reach(delta));
    return Optional.of(new FrameTiling(clock, rows, reach, delta));
  }

  private static boolean onceAFrame(EventClock clock) {
    for (int i = 0; i < clock.neurons(); i++) {
      long[] ticks = clock.ticks(i);
      for (int k = 1; k < ticks.length; k++) {
        if (ticks[k] == ticks[k - 1]) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int neurons() {
    return count.length;
  }

  @Override
  public double of(int i, int j) {
    if (count[i] == 0 || count[j] == 0) {
      return 0;
    }
    int mine = BitRows.common(events, i, near, j);
    int theirs = near == events ? mine : BitRows.common(events, j, near, i);
    double first = (double) mine / count[i];
    double second = (double) theirs / count[j];
    return 0.5 * (EventStatistics.term(first, tiled[j]) + EventStatistics.term(second, tiled[i]));
  }
}
