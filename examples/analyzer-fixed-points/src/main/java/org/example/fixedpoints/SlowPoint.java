package org.example.fixedpoints;

import org.anlage.api.matrix.Matrix;

/**
 * A point where a network hardly moves.
 *
 * @param state h
 * @param speed q = |F(h) - h|^2 / 2; zero at a fixed point
 */
public record SlowPoint(double[] state, double speed) {

  private static final int STEPS = 100;
  private static final double STILL = 1e-28;

  /**
   * The minimum of q that is reached from a state, by the method of Levenberg and Marquardt (doi
   * 10.1137/0111030), which near a fixed point is as fast as Newton's. Costs some N^3 operations
   * per step and at most 100 steps.
   */
  public static SlowPoint from(HeldNetwork network, double[] start) {
    double[] state = start.clone();
    double[] velocity = network.velocity(state);
    double speed = speed(velocity);
    double damping = 1e-3;
    for (int step = 0; step < STEPS && speed > STILL && damping < 1e12; step++) {
      double[] move = move(network.jacobian(state), velocity, damping);
      double[] next = state.clone();
      for (int i = 0; i < next.length; i++) {
        next[i] += move[i];
      }
      double[] there = network.velocity(next);
      if (speed(there) < speed) {
        state = next;
        velocity = there;
        speed = speed(there);
        damping /= 10;
      } else {
        damping *= 10;
      }
    }
    return new SlowPoint(state, speed);
  }

  private static double speed(double[] velocity) {
    double sum = 0;
    for (double v : velocity) {
      sum += v * v;
    }
    return sum / 2;
  }

  /** Solves (A A^T + damping I) move = -A velocity, where A = (d F / d h) - I. */
  private static double[] move(Matrix jacobian, double[] velocity, double damping) {
    int n = velocity.length;
    Matrix a = jacobian.copy();
    for (int i = 0; i < n; i++) {
      a.set(i, i, a.get(i, i) - 1);
    }
    Matrix normal = Matrix.zeros(n, n);
    double[] move = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        move[i] -= a.get(i, k) * velocity[k];
      }
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? damping : 0;
        for (int k = 0; k < n; k++) {
          sum += a.get(i, k) * a.get(j, k);
        }
        normal.set(i, j, sum);
      }
    }
    solve(normal, move);
    return move;
  }

  /** Solves with a positive definite matrix, of which the lower triangle is given, in place. */
  private static void solve(Matrix lower, double[] x) {
    int n = x.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = lower.get(i, j);
        for (int k = 0; k < j; k++) {
          sum -= lower.get(i, k) * lower.get(j, k);
        }
        lower.set(i, j, i == j ? Math.sqrt(sum) : sum / lower.get(j, j));
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower.get(i, k) * x[k];
      }
      x[i] /= lower.get(i, i);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= lower.get(k, i) * x[k];
      }
      x[i] /= lower.get(i, i);
    }
  }

  /** Euclidean distance of two states. */
  public double distance(SlowPoint other) {
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      double difference = state[i] - other.state[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
