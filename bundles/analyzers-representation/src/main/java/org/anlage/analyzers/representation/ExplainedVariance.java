package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.matrix.Matrix;

/**
 * Shares of the variance of units over trials that task variables explain, by least squares on one
 * indicator per level. {@link #alone}: what a variable explains by itself, the ratio eta squared of
 * a one-way analysis of variance. {@link #unique}: what is lost when it is left out of all
 * variables together; 0 for one that the others determine.
 */
final class ExplainedVariance {
  private static final double INDEPENDENT = 1e-9;

  private final int trials;
  private final List<List<double[]>> alone = new ArrayList<>();
  private final List<List<double[]>> unique = new ArrayList<>();

  /** For trials with these variables. */
  ExplainedVariance(List<Labels> labels, int trials) {
    this.trials = trials;
    for (Labels own : labels) {
      alone.add(extend(List.of(), own));
      List<double[]> others = new ArrayList<>();
      for (Labels other : labels) {
        if (other != own) {
          others.addAll(extend(others, other));
        }
      }
      unique.add(extend(others, own));
    }
  }

  /** What a variable explains of each unit, 0 to 1; 0 of a unit that does not vary. */
  double[] alone(int variable, Matrix states) {
    return shares(alone.get(variable), states);
  }

  /** What only this variable explains of each unit. */
  double[] unique(int variable, Matrix states) {
    return shares(unique.get(variable), states);
  }

  /** Sum over trials of the squared distance of each unit from its mean. */
  static double[] squares(Matrix states) {
    double[] squares = new double[states.columns()];
    for (int j = 0; j < squares.length; j++) {
      double mean = 0;
      for (int i = 0; i < states.rows(); i++) {
        mean += states.get(i, j) / states.rows();
      }
      for (int i = 0; i < states.rows(); i++) {
        double d = states.get(i, j) - mean;
        squares[j] += d * d;
      }
    }
    return squares;
  }

  private double[] shares(List<double[]> basis, Matrix states) {
    double[] total = squares(states);
    double[] explained = new double[total.length];
    for (double[] direction : basis) {
      double[] projection = new double[total.length];
      for (int i = 0; i < trials; i++) {
        for (int j = 0; j < projection.length; j++) {
          projection[j] += direction[i] * states.get(i, j);
        }
      }
      for (int j = 0; j < projection.length; j++) {
        explained[j] += projection[j] * projection[j];
      }
    }
    for (int j = 0; j < total.length; j++) {
      explained[j] = total[j] > 0 ? Math.min(1, explained[j] / total[j]) : 0;
    }
    return explained;
  }

  /** Orthonormal directions that a variable adds to the mean and to those there are. */
  private List<double[]> extend(List<double[]> basis, Labels labels) {
    List<double[]> added = new ArrayList<>();
    for (int level = 0; level < labels.levelCount(); level++) {
      double[] x = new double[trials];
      double count = 0;
      for (int i = 0; i < trials; i++) {
        x[i] = labels.levels()[i] == level ? 1 : 0;
        count += x[i];
      }
      double length = Math.sqrt(count);
      for (int i = 0; i < trials; i++) {
        x[i] -= count / trials;
      }
      // Twice is enough (Kahan, in Parlett 1998, doi 10.1137/1.9781611971163).
      for (int pass = 0; pass < 2; pass++) {
        basis.forEach(direction -> remove(direction, x));
        added.forEach(direction -> remove(direction, x));
      }
      double norm = Math.sqrt(dot(x, x));
      if (norm > INDEPENDENT * length) {
        for (int i = 0; i < trials; i++) {
          x[i] /= norm;
        }
        added.add(x);
      }
    }
    return added;
  }

  private static void remove(double[] direction, double[] x) {
    double along = dot(direction, x);
    for (int i = 0; i < x.length; i++) {
      x[i] -= along * direction[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
