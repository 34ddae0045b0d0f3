package org.anlage.workbench.bench;

import java.util.stream.IntStream;

/**
 * How fast independent runs train side by side.
 *
 * @param units size of the networks
 * @param runs how many at once, each on a thread of its own
 * @param stepsPerSecond training steps of all of them in a second of wall time
 */
public record Throughput(int units, int runs, double stepsPerSecond) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** Runs of so many updates that are trained in an hour, if as many are always at work. */
  public double runsPerHour(int updates) {
    return SECONDS_PER_HOUR * stepsPerSecond / updates;
  }

  /** Numbers of runs to measure: 1, 2, 4, ... and the number of cores itself. */
  public static int[] counts(int cores) {
    return IntStream.concat(
            IntStream.iterate(1, runs -> runs < cores, runs -> 2 * runs), IntStream.of(cores))
        .toArray();
  }
}
