package org.anlage.trainers;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.training.WeightConstraint;

/**
 * Keeps every weight between two bounds of its own. NaN stays NaN. One pass over N x N elements.
 *
 * @param lower N x N lower bounds
 * @param upper N x N upper bounds
 */
record BoxProjection(double[] lower, double[] upper) implements WeightConstraint.Projection {
  /** What a weight may be, given where it stands. */
  @FunctionalInterface
  interface Rule {
    /** -1: not above 0; 1: not below 0; 0: only 0; 2: anything. */
    int at(int i, int j);
  }

  /** Bounds of 0 or none, by a rule. */
  static BoxProjection of(Matrix initial, Rule rule) {
    int n = initial.columns();
    double[] lower = new double[initial.rows() * n];
    double[] upper = new double[lower.length];
    for (int k = 0; k < lower.length; k++) {
      int allowed = rule.at(k / n, k % n);
      lower[k] = allowed == -1 || allowed == 2 ? Double.NEGATIVE_INFINITY : 0;
      upper[k] = allowed == 1 || allowed == 2 ? Double.POSITIVE_INFINITY : 0;
    }
    return new BoxProjection(lower, upper);
  }

  @Override
  public void project(RealBuffer weights) {
    if (weights instanceof RealBuffer.Float32 single) {
      float[] values = single.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.max(lower[i], Math.min(upper[i], values[i]));
      }
    } else if (weights instanceof RealBuffer.Float64 twice) {
      double[] values = twice.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(lower[i], Math.min(upper[i], values[i]));
      }
    }
  }
}
