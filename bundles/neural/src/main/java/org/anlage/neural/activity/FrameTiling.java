package org.anlage.neural.activity;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anlage.api.data.Activity;

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

  private FrameTiling(Activity.Events activity, double period, double delta) {
    double[][] times = activity.times();
    int frames = (int) Math.round(activity.duration() / period) + 1;
    int reach = (int) Math.floor(delta / period);
    events = new BitRows(times.length, frames);
    near = reach == 0 ? events : new BitRows(times.length, frames);
    count = new int[times.length];
    tiled = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      count[i] = times[i].length;
      tiled[i] = EventStatistics.tiledShare(times[i], delta, activity.duration());
      for (double time : times[i]) {
        int frame = (int) Math.round(time / period);
        events.set(i, frame);
        int last = Math.min(frames - 1, frame + reach);
        for (int f = Math.max(0, frame - reach); f <= last; f++) {
          near.set(i, f);
        }
      }
    }
  }

  /**
   * For these events; empty if they are not on frames, if a neuron has two in one frame, if delta
   * is so close to a whole number of frames that rounding would decide, or if lists of events are
   * faster.
   */
  static Optional<PairStatistic> of(Activity.Events activity, double delta) {
    double[][] times = activity.times();
    OptionalDouble period = FrameGrid.period(times);
    if (period.isEmpty()) {
      return Optional.empty();
    }
    double frame = period.getAsDouble();
    double frames = activity.duration() / frame;
    double events = Arrays.stream(times).mapToInt(t -> t.length).average().orElse(0);
    double reach = delta / frame;
    boolean clear = Math.abs(reach - Math.rint(reach)) > 1e-3;
    boolean worthwhile = frames / 32 < 8 * events && frames < Integer.MAX_VALUE / 2.0;
    return clear && worthwhile && onceAFrame(times, frame)
        ? Optional.of(new FrameTiling(activity, frame, delta))
        : Optional.empty();
  }

  private static boolean onceAFrame(double[][] times, double period) {
    for (double[] train : times) {
      for (int k = 1; k < train.length; k++) {
        if (Math.round(train[k] / period) == Math.round(train[k - 1] / period)) {
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
