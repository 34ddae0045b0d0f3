package org.anlage.task.programs;

/** Times in steps. */
final class Timing {
  /** Part of a step by which rounding may be off. */
  private static final double ROUNDING = 1e-6;

  private Timing() {}

  /** Whether a time is a multiple of the step. */
  static boolean whole(double ms, double step) {
    double steps = ms / step;
    return Math.abs(steps - Math.rint(steps)) < ROUNDING;
  }

  /** Whole steps of a time. */
  static int steps(double ms, double step) {
    double steps = Math.floor(ms / step + ROUNDING);
    if (!(Math.abs(steps) <= 1e7)) {
      throw new IllegalArgumentException(
          "got " + ms + " ms, expected at most ten million steps of " + step + " ms");
    }
    return (int) steps;
  }

  static String notWhole(String what, double ms, double step) {
    return what + ": " + ms + " ms is no multiple of the step, " + step + " ms";
  }
}
