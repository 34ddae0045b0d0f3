package org.anlage.task.programs.formula;

/** Angles in degrees. */
public final class Angles {
  private Angles() {}

  /** Distance of two angles on the circle, 0 to 180. */
  public static double distance(double a, double b) {
    double d = Math.abs(a - b) % 360;
    return d > 180 ? 360 - d : d;
  }
}
