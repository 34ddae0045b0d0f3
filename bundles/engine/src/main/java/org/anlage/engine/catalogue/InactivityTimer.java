package org.anlage.engine.catalogue;

/**
 * How long a call has been silent, as one who looks again and again counts it. A process that was
 * stopped, or whose machine slept, looks late; the time before that is nobody's silence.
 */
final class InactivityTimer {
  private static final long LATE_NANOS = 5_000_000_000L;

  private long looked;
  private long counted;

  /** Begins to look; times are those of {@link System#nanoTime}. */
  InactivityTimer(long now) {
    looked = now;
    counted = now;
  }

  /**
   * Looks once more.
   *
   * @param alive when there was the last sign of life
   * @param seconds how long silence may last
   * @param now the time
   * @return whether it has lasted longer
   */
  boolean exceeds(long alive, double seconds, long now) {
    if (now - looked > LATE_NANOS) {
      counted = now;
    }
    looked = now;
    return Math.min(now - alive, now - counted) > seconds * 1e9;
  }
}
