package org.anlage.algebra;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.anlage.api.data.Activity;

/**
 * The clock of event times: compares them with each other, with windows and with bins so that
 * rounding decides nothing.
 *
 * <p>Times are counted from the start of the recording. If all of them lie on a grid, as frames of
 * imaging and whole milliseconds do, they are compared as whole numbers of ticks, and a window or a
 * bin that is a whole number (or a simple fraction) of ticks is one exactly. Times on no grid are
 * equal if they differ by less than {@link #rounding}: four units in the last place of the latest
 * time, and a billionth of the window or bin.
 */
public final class EventClock {
  /** Part of a window or a bin that is no difference. */
  private static final double SAME = 1e-9;

  private static final int ULPS = 4;

  private final double[][] times;
  private final double duration;
  private final double slack;
  private final TimeGrid grid;

  private EventClock(double[][] times, double duration, double slack, TimeGrid grid) {
    this.times = times;
    this.duration = duration;
    this.slack = slack;
    this.grid = grid;
  }

  /**
   * The clock of these events.
   *
   * @throws IllegalArgumentException if a train does not ascend, or an event lies outside of the
   *     recording
   */
  public static EventClock of(Activity.Events events) {
    if (!(events.duration() >= 0)
        || Double.isInfinite(events.duration())
        || !Double.isFinite(events.start())) {
      throw new IllegalArgumentException(
          "duration " + events.duration() + " s from " + events.start() + " s");
    }
    double slack = rounding(events.start(), events.end());
    requireTrains(events, slack);
    double[][] times = new double[events.neurons()][];
    for (int i = 0; i < times.length; i++) {
      times[i] = fromStart(events.times()[i], events.start(), events.duration());
    }
    return new EventClock(times, events.duration(), slack, TimeGrid.of(times, slack));
  }

  private static double[] fromStart(double[] train, double start, double duration) {
    if (start == 0) {
      return train;
    }
    return Arrays.stream(train).map(t -> Math.max(0, Math.min(duration, t - start))).toArray();
  }

  private static void requireTrains(Activity.Events events, double slack) {
    for (int i = 0; i < events.neurons(); i++) {
      double before = events.start();
      double least = before - slack;
      for (double time : events.times()[i]) {
        if (!(time >= least) || time > events.end() + slack) {
          throw new IllegalArgumentException(
              "neuron "
                  + i
                  + ": event at "
                  + time
                  + " s is not between the one before (or the start), at "
                  + before
                  + " s, and the end, "
                  + events.end()
                  + " s");
        }
        before = time;
        least = time;
      }
    }
  }

  /** Number of neurons. */
  public int neurons() {
    return times.length;
  }

  /** Times from the start of the recording, ascending, s. */
  public double[][] times() {
    return times;
  }

  /** Length of the recording, s. */
  public double duration() {
    return duration;
  }

  /** Time between ticks, s, if all events lie on a grid. */
  public OptionalDouble period() {
    return grid.found() ? OptionalDouble.of(grid.period()) : OptionalDouble.empty();
  }

  /** By how much times from one to another may be off by rounding, s. */
  public static double rounding(double from, double to) {
    return ULPS * Math.ulp(Math.max(Math.abs(from), Math.abs(to)));
  }

  /**
   * By how much two times may differ and be the same, s.
   *
   * @param window what they are compared with, s
   */
  public double rounding(double window) {
    return slack + SAME * window;
  }

  /** Number of the tick of each event, from the first tick of the recording; needs a grid. */
  public long[] ticks(int neuron) {
    return Arrays.stream(times[neuron]).mapToLong(grid::tick).toArray();
  }

  /** Whole ticks in a window, both ends included; needs a grid. */
  public long reach(double window) {
    return grid.reach(window);
  }

  /**
   * Bins that make up the recording, the last of them if more than half of it does.
   *
   * @param width of a bin, s
   */
  public long bins(double width) {
    return (long) Math.ceil(duration / width - 0.5 - rounding(width) / width);
  }

  /**
   * Bins that lie in the recording as a whole.
   *
   * @param width of a bin, s
   */
  public long wholeBins(double width) {
    return (long) Math.floor(duration / width + rounding(width) / width);
  }

  /**
   * The bin of each event, ascending: k for times from k widths up to, not including, k + 1 widths
   * after the start.
   *
   * @param neuron whose events
   * @param width of a bin, s
   */
  public long[] binOfEach(int neuron, double width) {
    double[] train = times[neuron];
    long[] bins = new long[train.length];
    TimeGrid.Fraction ticksOfBin = grid.fraction(width);
    if (ticksOfBin.exact()) {
      for (int k = 0; k < bins.length; k++) {
        bins[k] = ticksOfBin.quotient(grid.tick(train[k]));
      }
      return bins;
    }
    double same = rounding(width) / width;
    for (int k = 0; k < bins.length; k++) {
      double at = train[k] / width;
      double edge = Math.rint(at);
      bins[k] = (long) (Math.abs(at - edge) <= same ? edge : Math.floor(at));
    }
    return bins;
  }
}
