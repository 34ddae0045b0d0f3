package org.anlage.kernels;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;

/** The formulas of {@link Elementwise} in double precision, on contiguous ranges. */
final class DoubleElements {
  private static final double FLUSH = Elementwise.FLUSH64;

  private DoubleElements() {}

  /** x = f(x) on a range. */
  static void activate(Activation activation, double[] x, int offset, int length) {
    int end = offset + length;
    switch (activation) {
      case RELU -> {
        for (int i = offset; i < end; i++) {
          x[i] = x[i] < FLUSH ? 0 : x[i];
        }
      }
      case TANH -> {
        for (int i = offset; i < end; i++) {
          x[i] = DoubleTanh.of(x[i]);
        }
      }
      case IDENTITY -> {
        for (int i = offset; i < end; i++) {
          x[i] = flush(x[i]);
        }
      }
      case SOFTPLUS -> {
        for (int i = offset; i < end; i++) {
          x[i] = DoubleSoftplus.softplus(x[i]);
        }
      }
      case LOGISTIC -> {
        for (int i = offset; i < end; i++) {
          x[i] = DoubleSoftplus.logistic(x[i]);
        }
      }
    }
  }

  /** g = g f'(z) on a range, where h = f(z). */
  static void derivative(
      Activation activation, double[] h, int hOffset, double[] g, int gOffset, int length) {
    switch (activation) {
      case RELU -> {
        for (int i = 0; i < length; i++) {
          g[gOffset + i] = h[hOffset + i] > 0 ? flush(g[gOffset + i]) : 0;
        }
      }
      case TANH -> {
        for (int i = 0; i < length; i++) {
          double slope = Math.fma(-h[hOffset + i], h[hOffset + i], 1.0);
          g[gOffset + i] = flush(g[gOffset + i] * slope);
        }
      }
      case IDENTITY -> {
        for (int i = 0; i < length; i++) {
          g[gOffset + i] = flush(g[gOffset + i]);
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < length; i++) {
          g[gOffset + i] = flush(g[gOffset + i] * DoubleSoftplus.slope(h[hOffset + i]));
        }
      }
      case LOGISTIC -> {
        for (int i = 0; i < length; i++) {
          double slope = h[hOffset + i] * (1 - h[hOffset + i]);
          g[gOffset + i] = flush(g[gOffset + i] * slope);
        }
      }
    }
  }

  /** x = exp(x) on a range. */
  static void exp(double[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      x[i] = DoubleExponential.of(x[i]);
    }
  }

  /** x = log(x) on a range. */
  static void log(double[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      x[i] = DoubleLogarithm.of(x[i]);
    }
  }

  /** One Adam update of a range. */
  static void adam(
      AdamStep step, int offset, int length, double[] w, double[] g, double[] m, double[] v) {
    double rate = step.rate();
    double gain1 = 1 - step.beta1();
    double gain2 = 1 - step.beta2();
    double epsilon = step.epsilon();
    for (int i = offset; i < offset + length; i++) {
      double gradient = flush(g[i]);
      m[i] = flush(Math.fma(gradient - m[i], gain1, m[i]));
      double second = Math.fma(gradient * gradient - v[i], gain2, v[i]);
      v[i] = second < FLUSH * FLUSH ? 0 : second;
      w[i] = flush(w[i] - rate * m[i] / (Math.sqrt(v[i]) + epsilon));
    }
  }

  private static double flush(double x) {
    return Math.abs(x) < FLUSH ? 0 : x;
  }
}
