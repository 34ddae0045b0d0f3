package org.anlage.generators.nulls;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;

/**
 * Expected weights of maximum entropy with given sums of rows and columns, and a given sum of
 * weights times distances where there are distances. Entry (i, j) is f(a_i + b_j + c d_ij), with f
 * that of {@link Law}. Newton's method on the concave likelihood, steps halved until the residual
 * falls; the a are eliminated, so a step costs one Cholesky factor of about N x N.
 */
final class ExpectedWiring {
  private static final double TOLERANCE = 1e-10;
  private static final int STEPS = 200;
  private static final int HALVINGS = 60;

  /** Keeps a step defined where two groups of units share no partners: a second free direction. */
  private static final double RIDGE = 1e-13;

  /** How an expected weight follows from the sum s of its multipliers. */
  enum Law {
    /** 1 / s with s above 0: exponential weights. */
    EXPONENTIAL,
    /** 1 / (1 + exp s): connections that are there or not. */
    CONNECTED;

    boolean allows(double s) {
      return this == CONNECTED || s > 0;
    }

    double mean(double s) {
      return this == CONNECTED ? 1 / (1 + StrictMath.exp(s)) : 1 / s;
    }

    /** - d mean / d s. */
    double variance(double mean) {
      return this == CONNECTED ? mean * (1 - mean) : mean * mean;
    }

    /** The s at which the mean is as wanted. */
    double inverse(double mean) {
      return this == CONNECTED ? StrictMath.log((1 - mean) / mean) : 1 / mean;
    }
  }

  private final Law law;
  private final int n;
  private final boolean[] out;
  private final boolean[] in;
  private final Matrix distances;
  private final int extra;
  private final double[] wanted;
  private final double scale;

  /** Multipliers a (n), b (n), and c if there are distances. */
  private double[] theta;

  private ExpectedWiring(Matrix weights, Law law, Optional<Matrix> given) {
    this.law = law;
    n = weights.rows();
    out = new boolean[n];
    in = new boolean[n];
    extra = given.isPresent() ? 1 : 0;
    distances = given.map(ExpectedWiring::ofMeanOne).orElse(Matrix.zeros(n, n));
    wanted = new double[2 * n + extra];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        largest = i == j ? largest : Math.max(largest, weights.get(i, j));
      }
    }
    scale = law == Law.EXPONENTIAL && largest > 0 ? largest : 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double weight = i == j ? 0 : weights.get(i, j) / scale;
        wanted[i] += weight;
        wanted[n + j] += weight;
        if (extra > 0) {
          wanted[2 * n] += weight * distances.get(i, j);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      out[i] = wanted[i] > 0;
      in[i] = wanted[n + i] > 0;
    }
    theta = start();
  }

  /**
   * Expected weights.
   *
   * @param weights N x N, not negative; its diagonal is not looked at, that of the result is zero
   */
  static Matrix of(
      Matrix weights, Law law, Optional<Matrix> distances, Decompositions decompositions) {
    ExpectedWiring wiring = new ExpectedWiring(weights, law, distances);
    wiring.solve(decompositions);
    double scale = wiring.scale;
    return wiring.means(wiring.theta).map(x -> x * scale);
  }

  private static Matrix ofMeanOne(Matrix distances) {
    double sum = Arrays.stream(distances.values()).sum();
    double mean = sum / distances.values().length;
    return mean > 0 && mean <= Double.MAX_VALUE ? distances.map(d -> d / mean) : distances;
  }

  /** Half of what each unit would need if all others were like it. */
  private double[] start() {
    double[] start = new double[wanted.length];
    int senders = count(out);
    int receivers = count(in);
    for (int i = 0; i < n; i++) {
      if (out[i]) {
        start[i] = half(wanted[i], receivers - (in[i] ? 1 : 0));
      }
      if (in[i]) {
        start[n + i] = half(wanted[n + i], senders - (out[i] ? 1 : 0));
      }
    }
    return start;
  }

  private double half(double sum, int partners) {
    if (law == Law.CONNECTED && sum >= partners) {
      throw ProblemException.configuration(
          new Problem(
              "weights are too dense for a null with given numbers of connections",
              "given-strengths.keeps",
              "a unit connected with all " + partners + " others",
              "sparse weights",
              "use \"strengths\", or put sparsify before it"));
    }
    return law.inverse(sum / partners) / 2;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private boolean pair(int i, int j) {
    return i != j && out[i] && in[j];
  }

  private double sum(double[] at, int i, int j) {
    return at[i] + at[n + j] + (extra > 0 ? at[2 * n] * distances.get(i, j) : 0);
  }

  private boolean allowed(double[] at) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (pair(i, j) && !law.allows(sum(at, i, j))) {
          return false;
        }
      }
    }
    return true;
  }

  private Matrix means(double[] at) {
    Matrix means = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (pair(i, j)) {
          means.set(i, j, law.mean(sum(at, i, j)));
        }
      }
    }
    return means;
  }

  /** Sums there are less sums wanted. */
  private double[] residual(Matrix means) {
    double[] residual = new double[wanted.length];
    for (int k = 0; k < wanted.length; k++) {
      residual[k] = -wanted[k];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double mean = means.get(i, j);
        residual[i] += mean;
        residual[n + j] += mean;
        if (extra > 0) {
          residual[2 * n] += mean * distances.get(i, j);
        }
      }
    }
    return residual;
  }

  /** Largest residual, each relative to what is wanted. */
  private double error(double[] residual) {
    double error = 0;
    for (int k = 0; k < residual.length; k++) {
      if (wanted[k] > 0) {
        error = Math.max(error, Math.abs(residual[k]) / wanted[k]);
      }
    }
    return error;
  }

  private double size(double[] residual) {
    double sum = 0;
    for (double value : residual) {
      sum += value * value;
    }
    return sum;
  }

  private void solve(Decompositions decompositions) {
    Matrix means = means(theta);
    double[] residual = residual(means);
    for (int step = 0; step < STEPS && error(residual) > TOLERANCE; step++) {
      Optional<double[]> move = step(means, residual, decompositions);
      if (move.isEmpty()) {
        break;
      }
      double share = 1;
      boolean better = false;
      for (int halving = 0; halving < HALVINGS && !better; halving++, share /= 2) {
        double[] next = theta.clone();
        for (int k = 0; k < next.length; k++) {
          next[k] += share * move.get()[k];
        }
        if (allowed(next)) {
          Matrix there = means(next);
          double[] left = residual(there);
          better = size(left) < size(residual);
          if (better) {
            theta = next;
            means = there;
            residual = left;
          }
        }
      }
      if (!better) {
        break;
      }
    }
    double error = error(residual);
    if (!(error <= TOLERANCE)) {
      throw ProblemException.configuration(
          new Problem(
              "no random wiring has these sums in expectation",
              "given-strengths",
              "sums that are off by a factor of up to " + (float) (1 + error),
              "units that could each have exchanged their partners",
              "a unit through which all connections pass leaves no choice: use shuffle-rows"));
    }
  }

  /**
   * The Newton step, with the a eliminated and the one free direction, a + t and b - t, fixed; none
   * where some multiplier has gone to infinity.
   */
  private Optional<double[]> step(Matrix means, double[] residual, Decompositions decompositions) {
    int m = n + extra;
    double[] ofA = new double[n];
    Matrix cross = Matrix.zeros(n, m);
    Matrix rest = Matrix.zeros(m, m);
    double[] right = Arrays.copyOfRange(residual, n, 2 * n + extra);
    double most = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double q = law.variance(means.get(i, j));
        double d = distances.get(i, j);
        ofA[i] += q;
        cross.set(i, j, q);
        rest.set(j, j, rest.get(j, j) + q);
        if (extra > 0) {
          cross.set(i, n, cross.get(i, n) + q * d);
          rest.set(j, n, rest.get(j, n) + q * d);
          rest.set(n, j, rest.get(n, j) + q * d);
          rest.set(n, n, rest.get(n, n) + q * d * d);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      if (out[i]) {
        for (int j = 0; j < m; j++) {
          double share = cross.get(i, j) / ofA[i];
          right[j] -= share * residual[i];
          for (int k = 0; k < m && share != 0; k++) {
            rest.set(j, k, rest.get(j, k) - share * cross.get(i, k));
          }
        }
      }
    }
    for (int j = 0; j < m; j++) {
      most = Math.max(most, rest.get(j, j));
    }
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n && in[j]; k++) {
        rest.set(j, k, rest.get(j, k) + (in[k] ? most / n : 0));
      }
      rest.set(j, j, in[j] ? rest.get(j, j) + RIDGE * most : most);
    }
    Optional<double[]> solution = solved(symmetric(rest), right, decompositions);
    if (solution.isEmpty()) {
      return solution;
    }
    double[] later = solution.get();
    double[] move = new double[2 * n + extra];
    System.arraycopy(later, 0, move, n, m);
    for (int i = 0; i < n; i++) {
      double sum = residual[i];
      for (int j = 0; j < m; j++) {
        sum -= cross.get(i, j) * later[j];
      }
      move[i] = out[i] ? sum / ofA[i] : 0;
    }
    return Optional.of(move);
  }

  private static Matrix symmetric(Matrix a) {
    return a.combine(a.transpose(), (x, y) -> (x + y) / 2);
  }

  private static Optional<double[]> solved(Matrix a, double[] b, Decompositions decompositions) {
    Matrix l;
    try {
      l = decompositions.cholesky(a);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= l.get(i, k) * x[k];
      }
      x[i] /= l.get(i, i);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= l.get(k, i) * x[k];
      }
      x[i] /= l.get(i, i);
    }
    return Optional.of(x);
  }
}
