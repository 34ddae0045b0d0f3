package org.anlage.datasets;

import java.time.Duration;

/**
 * How long is waited for a server.
 *
 * @param attempts attempts that bring nothing new before giving up
 * @param pause before the second attempt; doubled for each further one
 * @param longest the longest wait, also where the server asks for more
 * @param stall silence on a connection after which it counts as cut
 */
public record Patience(int attempts, Duration pause, Duration longest, Duration stall) {
  /** For people at a command line. */
  public static final Patience USUAL =
      new Patience(6, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofMinutes(1));

  /** The wait after an attempt in vain, 1 being the first. */
  Duration after(int attempt) {
    Duration doubled = pause.multipliedBy(1L << Math.min(attempt - 1, 20));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
