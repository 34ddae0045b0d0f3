package org.anlage.task.programs;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.task.program.Form;
import org.anlage.task.programs.formula.Angles;

/**
 * The units of an input or output.
 *
 * @param name its name, for messages
 * @param form how they show a value
 * @param channel first channel
 * @param size units
 * @param width width of bumps and triangles, degrees
 */
record Units(String name, Form form, int channel, int size, double width) {
  /** Writes what the units show of a value; the first {@code size} entries of {@code shown}. */
  void show(double value, double strength, double base, double[] shown) {
    if (form == Form.ONE_HOT && strength != 0) {
      unit(value); // refuses a unit that there is not
    }
    for (int k = 0; k < size; k++) {
      shown[k] = base + (strength == 0 ? 0 : strength * profile(k, value));
    }
  }

  private double profile(int k, double value) {
    if (form == Form.SCALAR) {
      return value;
    }
    if (form == Form.ONE_HOT) {
      return k == value ? 1 : 0;
    }
    double d = Angles.distance(360.0 * k / size, value);
    return switch (form) {
      case RING -> StrictMath.exp(-0.5 * (d / width) * (d / width));
      case COSINE -> StrictMath.cos(StrictMath.toRadians(d));
      default -> Math.max(0, 1 - d / width);
    };
  }

  /** The unit of a number, for one-hot forms and classes. */
  int unit(double value) {
    if (value != Math.rint(value) || !(value >= 0 && value < size)) {
      throw ProblemException.configuration(
          new Problem(
              "a formula gives a unit that there is not",
              name,
              Double.toString(value),
              "a whole number from 0 to " + (size - 1),
              ""));
    }
    return (int) value;
  }
}
