package org.anlage.algebra;

import java.util.Arrays;

/**
 * The grid that all times lie on: {@code (phase + k) * period} for whole k.
 *
 * @param period time between ticks, s; 0 if there is no grid
 * @param phase in ticks; 0 if the start of the recording is on the grid
 * @param off most that a time is off the grid, in ticks
 * @param drift what the period may be off by, as a part of itself
 */
record TimeGrid(double period, double phase, double off, double drift) {
  private static final TimeGrid NONE = new TimeGrid(0, 0, 0, 0);

  /** Most that a time may be off, in ticks: what frames stored in single precision are. */
  private static final double MOST_OFF = 1e-3;

  /** The same where few times vouch for the grid. */
  private static final double FEW_OFF = 1e-6;

  private static final int FEW = 16;

  /** Part of a tick beyond which a distance shows a finer grid. */
  private static final double FINER = 0.02;

  /** Rounding of a time, in ticks, above which there is no telling. */
  private static final double COARSEST = 0.01;

  private static final double SAME = 1e-9;
  private static final double WHOLE = 1e-6;
  private static final int LARGEST_DENOMINATOR = 1000;
  private static final int LARGEST_PHASE = 10;
  private static final int MOST_EVENTS = 4_000_000;
  private static final double MOST_TICKS = 1e15;

  /**
   * A number of ticks as a fraction.
   *
   * @param numerator above the line
   * @param denominator 0 if there is no such fraction
   */
  record Fraction(long numerator, long denominator) {
    private static final Fraction NONE = new Fraction(0, 0);

    boolean exact() {
      return denominator > 0;
    }

    /** How many times the fraction is contained in a number of ticks, rounded down. */
    long quotient(long ticks) {
      return Math.floorDiv(Math.multiplyExact(ticks, denominator), numerator);
    }
  }

  /**
   * The grid of these times, if they have one: the largest period of which all distances between
   * times are multiples. It is found from the shortest distances up, and every longer one makes it
   * sharper.
   *
   * @param times ascending, from the start of the recording
   * @param slack rounding of a time
   */
  static TimeGrid of(double[][] times, double slack) {
    double[] pooled = pooled(times);
    if (pooled.length < 2) {
      return NONE;
    }
    double first = pooled[0];
    double span = pooled[pooled.length - 1] - first;
    double[] gaps = gaps(pooled, Math.max(slack, 1e-12 * span));
    double period = common(gaps, Math.max(slack / COARSEST, span / MOST_TICKS));
    if (!(period > 0)) {
      return NONE;
    }
    double longest = gaps[gaps.length - 1];
    for (double time : pooled) {
      double distance = time - first;
      double ticks = Math.rint(distance / period);
      if (Math.abs(distance - ticks * period) > 0.25 * period) {
        return NONE;
      }
      if (distance > longest) {
        longest = distance;
        period = distance / ticks;
      }
    }
    return phased(times, first, period, slack, gaps.length, span);
  }

  private static TimeGrid phased(
      double[][] times, double first, double found, double slack, int gaps, double span) {
    double most = (gaps < FEW ? FEW_OFF : MOST_OFF) + slack / found;
    double period = found;
    double phase = first / period - Math.rint(first / period);
    for (int parts = 1; parts <= LARGEST_PHASE && phase != 0; parts++) {
      double at = first / found * parts;
      if (Math.abs(at - Math.rint(at)) <= most) {
        period = found / parts;
        phase = 0;
      }
    }
    double off = 0;
    for (double[] train : times) {
      for (double time : train) {
        double ticks = time / period - phase;
        off = Math.max(off, Math.abs(ticks - Math.rint(ticks)));
      }
    }
    return off <= most
        ? new TimeGrid(period, phase, off, 2 * Math.max(slack, off * period) / span)
        : NONE;
  }

  /** Some of the times, ascending. */
  private static double[] pooled(double[][] times) {
    int neurons = 0;
    int events = 0;
    while (neurons < times.length && events + times[neurons].length <= MOST_EVENTS) {
      events += times[neurons++].length;
    }
    double[] pooled = Arrays.stream(times).limit(neurons).flatMapToDouble(Arrays::stream).toArray();
    Arrays.sort(pooled);
    return pooled;
  }

  /** Distances between successive times that are not the same, ascending. */
  private static double[] gaps(double[] pooled, double none) {
    double[] gaps = new double[pooled.length];
    int count = 0;
    for (int k = 1; k < pooled.length; k++) {
      double gap = pooled[k] - pooled[k - 1];
      if (gap > none) {
        gaps[count++] = gap;
      }
    }
    double[] result = Arrays.copyOf(gaps, count);
    Arrays.sort(result);
    return result;
  }

  /** Greatest common divisor of lengths that are rounded; 0 if it is below the least. */
  private static double common(double[] ascending, double least) {
    double divisor = ascending.length == 0 ? 0 : ascending[0];
    for (double length : ascending) {
      double rest = rest(length, divisor);
      if (rest > FINER * divisor) {
        while (rest > FINER * divisor && divisor >= least) {
          double next = rest(divisor, rest);
          divisor = rest;
          rest = next;
        }
      }
      if (divisor < least) {
        return 0;
      }
      divisor = length / Math.rint(length / divisor);
    }
    return divisor;
  }

  private static double rest(double length, double divisor) {
    return Math.abs(length - Math.rint(length / divisor) * divisor);
  }

  boolean found() {
    return period > 0;
  }

  /** The tick of a time. */
  long tick(double time) {
    return Math.round(time / period - phase);
  }

  /** Whole ticks in a window. */
  long reach(double window) {
    double ticks = window / period;
    double whole = Math.rint(ticks);
    double same = Math.max(WHOLE, 2 * off) + drift * ticks;
    return (long) (Math.abs(ticks - whole) <= same ? whole : Math.floor(ticks));
  }

  /**
   * The ticks of a width as a fraction, where the start is on the grid and there is a simple one.
   */
  Fraction fraction(double width) {
    if (!found() || phase != 0) {
      return Fraction.NONE;
    }
    double ticks = width / period;
    double same = (SAME + drift) * ticks;
    for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
      double numerator = Math.rint(ticks * denominator);
      if (numerator > 0 && Math.abs(ticks - numerator / denominator) <= same) {
        return new Fraction((long) numerator, denominator);
      }
    }
    return Fraction.NONE;
  }
}
