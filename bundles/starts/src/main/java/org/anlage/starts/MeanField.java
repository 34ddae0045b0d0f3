package org.anlage.starts;

import java.util.function.DoubleUnaryOperator;
import org.anlage.api.kernel.Activation;

/**
 * Mean-field theory of a large network h' = f(h W + input) with independent weights of variance g^2
 * / N: the variance q of what enters a unit is q = g^2 E f(sqrt(q) z)^2 + s^2, z standard normal,
 * and small differences of states grow by chi = g^2 E f'(sqrt(q) z)^2 per step (Poole et al. 2016,
 * arXiv 1606.05340).
 */
final class MeanField {
  /** Nodes of the quadrature from -LIMIT to LIMIT; the trapezoidal rule with zero among them. */
  private static final int HALF = 500;

  private static final double LIMIT = 10;
  private static final int STEPS = 200;
  private static final double LARGEST = 1e6;
  private final Activation activation;
  private final double input;

  /**
   * Theory of a network.
   *
   * @param input variance s^2 of what enters from the inputs and biases
   */
  MeanField(Activation activation, double input) {
    this.activation = activation;
    this.input = input;
  }

  /** E g(z) over a standard normal z. */
  static double expectation(DoubleUnaryOperator function) {
    double step = LIMIT / HALF;
    double sum = 0;
    double all = 0;
    for (int k = -HALF; k <= HALF; k++) {
      double z = k * step;
      double density = StrictMath.exp(-z * z / 2);
      sum += density * function.applyAsDouble(z);
      all += density;
    }
    return sum / all;
  }

  /** The variance of what enters a unit, where it settles; infinite where it grows on and on. */
  double variance(double gain) {
    double q = Math.max(input, 1e-3);
    for (int k = 0; k < STEPS; k++) {
      double first = next(q, gain);
      double second = next(first, gain);
      if (second > LARGEST) {
        return Double.POSITIVE_INFINITY;
      }
      if (Math.abs(second - first) <= 1e-13 * first) {
        return second;
      }
      // Aitken's extrapolation: near criticality the iteration alone is slow
      double better = q - (first - q) * (first - q) / (second - 2 * first + q);
      q = better > 0 && better < LARGEST ? better : second;
    }
    return q;
  }

  private double next(double q, double gain) {
    double root = Math.sqrt(q);
    return input
        + gain * gain * expectation(z -> f(activation, root * z) * f(activation, root * z));
  }

  /** Growth of small differences per step. */
  double growth(double gain) {
    double q = variance(gain);
    double root = Math.sqrt(Double.isInfinite(q) ? LARGEST : q);
    return gain
        * gain
        * expectation(z -> slope(activation, root * z) * slope(activation, root * z));
  }

  /** The smallest gain with a given growth, to six digits; NaN if there is none below 100. */
  double gain(double growth) {
    double low = 0;
    double high = 0;
    while (growth(high) < growth) {
      low = high;
      high = high == 0 ? 0.25 : high * 1.25;
      if (high > 100) {
        return Double.NaN;
      }
    }
    while (high - low > 1e-7 * high) {
      double middle = (low + high) / 2;
      if (growth(middle) < growth) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The gain with which inputs of variance 1 are followed by inputs of variance 1. */
  static double gainOfVariance(Activation activation) {
    return 1 / Math.sqrt(expectation(z -> f(activation, z) * f(activation, z)));
  }

  /** The same to first order in z, for the logistic function 3.58. */
  static double gainOfLinearisedVariance(Activation activation) {
    double offset = f(activation, 0);
    return 1 / (slope(activation, 0) * Math.sqrt(1 + offset * offset));
  }

  private static double f(Activation activation, double x) {
    return switch (activation) {
      case RELU -> Math.max(0, x);
      case TANH -> StrictMath.tanh(x);
      case IDENTITY -> x;
      case SOFTPLUS -> Math.max(0, x) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case LOGISTIC -> 1 / (1 + StrictMath.exp(-x));
    };
  }

  private static double slope(Activation activation, double x) {
    return switch (activation) {
      case RELU -> x > 0 ? 1 : x == 0 ? Math.sqrt(0.5) : 0;
      case TANH -> 1 - StrictMath.tanh(x) * StrictMath.tanh(x);
      case IDENTITY -> 1;
      case SOFTPLUS -> 1 / (1 + StrictMath.exp(-x));
      case LOGISTIC -> {
        double y = 1 / (1 + StrictMath.exp(-x));
        yield y * (1 - y);
      }
    };
  }
}
