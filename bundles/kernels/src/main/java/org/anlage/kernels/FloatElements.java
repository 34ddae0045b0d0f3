package org.anlage.kernels;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;

/** The formulas of {@link Elementwise} in single precision, on contiguous ranges. */
final class FloatElements {
  private static final float FLUSH = Elementwise.FLUSH32;

  private FloatElements() {}

  /** x = f(x) on a range. */
  static void activate(Activation activation, float[] x, int offset, int length) {
    int end = offset + length;
    switch (activation) {
      case RELU -> {
        for (int i = offset; i < end; i++) {
          x[i] = x[i] < FLUSH ? 0 : x[i];
        }
      }
      case TANH -> {
        for (int i = offset; i < end; i++) {
          x[i] = FloatTanh.of(x[i]);
        }
      }
      case IDENTITY -> {
        for (int i = offset; i < end; i++) {
          x[i] = flush(x[i]);
        }
      }
      case SOFTPLUS -> {
        for (int i = offset; i < end; i++) {
          x[i] = FloatSoftplus.softplus(x[i]);
        }
      }
      case LOGISTIC -> {
        for (int i = offset; i < end; i++) {
          x[i] = FloatSoftplus.logistic(x[i]);
        }
      }
    }
  }

  /** g = g f'(z) on a range, where h = f(z). */
  static void derivative(
      Activation activation, float[] h, int hOffset, float[] g, int gOffset, int length) {
    switch (activation) {
      case RELU -> {
        for (int i = 0; i < length; i++) {
          g[gOffset + i] = h[hOffset + i] > 0 ? flush(g[gOffset + i]) : 0;
        }
      }
      case TANH -> {
        for (int i = 0; i < length; i++) {
          float slope = Math.fma(-h[hOffset + i], h[hOffset + i], 1f);
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
          g[gOffset + i] = flush(g[gOffset + i] * FloatSoftplus.slope(h[hOffset + i]));
        }
      }
      case LOGISTIC -> {
        for (int i = 0; i < length; i++) {
          float slope = h[hOffset + i] * (1 - h[hOffset + i]);
          g[gOffset + i] = flush(g[gOffset + i] * slope);
        }
      }
    }
  }

  /** x = exp(x) on a range. */
  static void exp(float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      x[i] = FloatExponential.of(x[i]);
    }
  }

  /** x = log(x) on a range. */
  static void log(float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      x[i] = FloatLogarithm.of(x[i]);
    }
  }

  /** One Adam update of a range. */
  static void adam(
      AdamStep step, int offset, int length, float[] w, float[] g, float[] m, float[] v) {
    float rate = (float) step.rate();
    float gain1 = (float) (1 - step.beta1());
    float gain2 = (float) (1 - step.beta2());
    float epsilon = (float) step.epsilon();
    for (int i = offset; i < offset + length; i++) {
      float gradient = flush(g[i]);
      m[i] = flush(Math.fma(gradient - m[i], gain1, m[i]));
      float second = Math.fma(gradient * gradient - v[i], gain2, v[i]);
      v[i] = second < FLUSH * FLUSH ? 0 : second;
      w[i] = flush(w[i] - rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon));
    }
  }

  private static float flush(float x) {
    return Math.abs(x) < FLUSH ? 0 : x;
  }
}
