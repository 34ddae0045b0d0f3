package org.anlage.generators.algebra;

import org.anlage.api.matrix.Matrix;

/**
 * Divisors of connections: strengths of the units they join, a strength being the sum of a unit's
 * outputs or inputs. Units without any keep their zeros.
 */
public enum StrengthNormalisation {
  /** Nothing. */
  NONE,
  /** The out-strength of the presynaptic unit: rows sum to 1. */
  OUT_STRENGTH,
  /** The in-strength of the postsynaptic unit: columns sum to 1. */
  IN_STRENGTH,
  /** The square root of both: the largest singular value is 1. */
  OUT_AND_IN_STRENGTH;

  /** Describes the parameter. */
  public static final String TEXT =
      "Connections are divided by: none, out-strength (rows sum to 1), in-strength (columns sum to"
          + " 1), out-and-in-strength (the root of both).";

  /** N x N non-negative weights, divided. */
  public Matrix apply(Matrix weights) {
    if (this == NONE) {
      return weights;
    }
    int n = weights.rows();
    double[] out = new double[n];
    double[] in = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i] += weights.get(i, j);
        in[j] += weights.get(i, j);
      }
    }
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double weight = weights.get(i, j);
        result.set(i, j, weight == 0 ? 0 : weight / divisor(out[i], in[j]));
      }
    }
    return result;
  }

  private double divisor(double out, double in) {
    return switch (this) {
      case NONE -> 1;
      case OUT_STRENGTH -> out;
      case IN_STRENGTH -> in;
      case OUT_AND_IN_STRENGTH -> Math.sqrt(out) * Math.sqrt(in);
    };
  }
}
