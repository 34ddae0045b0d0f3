package org.anlage.trainers.tape;

/** The passes of {@link Pass} in double precision. */
final class DoublePass {
  private DoublePass() {}

  static void run(
      Pass pass, double[] x, double[] y, double c, double[] z, int length, boolean accumulate) {
    switch (pass) {
      case COPY -> {
        for (int i = 0; i < length; i++) {
          double value = x[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case NEGATE -> {
        for (int i = 0; i < length; i++) {
          double value = -x[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case ADD -> {
        for (int i = 0; i < length; i++) {
          double value = x[i] + y[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case SUBTRACT -> {
        for (int i = 0; i < length; i++) {
          double value = x[i] - y[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case MULTIPLY -> {
        for (int i = 0; i < length; i++) {
          double value = x[i] * y[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case MULTIPLY_NEGATED -> {
        for (int i = 0; i < length; i++) {
          double value = -x[i] * y[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case DIVIDE -> {
        for (int i = 0; i < length; i++) {
          double value = x[i] / floored(y[i], c);
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case SCALE -> {
        for (int i = 0; i < length; i++) {
          double value = c * x[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case SHIFT -> {
        for (int i = 0; i < length; i++) {
          double value = c + x[i];
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case SPIKE -> {
        for (int i = 0; i < length; i++) {
          double value = x[i] > 0 ? 1 : 0;
          z[i] = accumulate ? z[i] + value : value;
        }
      }
      case SPIKE_SLOPE -> {
        for (int i = 0; i < length; i++) {
          double value = slope(x[i], y[i], c);
          z[i] = accumulate ? z[i] + value : value;
        }
      }
    }
  }

  /** y, or where its magnitude is below c, c with the sign of y. */
  static double floored(double y, double c) {
    return Math.abs(y) < c ? Math.copySign(c, y) : y;
  }

  private static double slope(double x, double y, double c) {
    double root = 1 + c * Math.abs(y);
    return x / (root * root);
  }
}
