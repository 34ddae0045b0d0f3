package org.anlage.launcher.plan;

import java.util.function.LongSupplier;

/**
 * The least time that work takes of many repeats. The first ones are interpreted, and others wait
 * while something else keeps the cores busy, so that one time alone may be a thousand times too
 * long.
 *
 * @param work the work
 * @param nanoTime the time, ns
 */
record Fastest(Runnable work, LongSupplier nanoTime) {
  /** Time without an improvement after which there will be none, ns. */
  static final long QUIET = 500_000_000;

  /** Time after which only the least number of repeats is waited for, ns. */
  static final long LONG = 4_000_000_000L;

  /** Repeats, where they do not take {@link #LONG}. */
  static final int REPEATS = 20;

  /** Repeats, however long they take. */
  static final int LEAST_REPEATS = 3;

  /** The time, ns. */
  double nanos() {
    double fastest = Double.POSITIVE_INFINITY;
    long start = nanoTime.getAsLong();
    long improved = start;
    long now = start;
    for (int repeat = 0; goesOn(repeat, now - improved, now - start); repeat++) {
      work.run();
      long after = nanoTime.getAsLong();
      if (after - now < 0.9 * fastest) {
        improved = after;
      }
      fastest = Math.min(fastest, after - now);
      now = after;
    }
    return fastest;
  }

  private static boolean goesOn(int repeats, long quiet, long whole) {
    if (whole >= LONG) {
      return repeats < LEAST_REPEATS;
    }
    return repeats < REPEATS || quiet < QUIET;
  }
}
