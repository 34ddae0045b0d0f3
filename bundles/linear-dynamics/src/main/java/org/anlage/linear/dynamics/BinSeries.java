package org.anlage.linear.dynamics;

/**
 * Power series of the matrices F = integral over q from 0 to 1 of g(q) exp(q (c I + B)) dq, one
 * power of B after the other. The functions g are 1, which gives the response to a state; 1 - q,
 * which gives that to the increment of the noise; and for j = 1, 2, ... the integral from q to 1 of
 * the orthonormal Legendre polynomial of degree j, as many as contribute to the covariance of the
 * mean over a bin. Integrals are computed by Gauss's rule of 64 nodes, exact to rounding here.
 */
final class BinSeries {
  private static final int NODES = 64;
  private static final int MOST = 40;
  private final double[] q = new double[NODES];
  private final double[] factor = new double[NODES];
  private final double[][] functions;
  private int power;

  /**
   * The series about a centre.
   *
   * @param centre c, of absolute value up to about 8, as the radius
   * @param radius distance of eigenvalues of B from 0, at most
   * @param tolerance share of a variance below which a Legendre polynomial is left out
   */
  BinSeries(double centre, double radius, double tolerance) {
    double[] weight = new double[NODES];
    for (int i = 0; i < NODES; i++) {
      // Newton's method for the roots of the Legendre polynomial, from Tricomi's estimate.
      double t = StrictMath.cos(StrictMath.PI * (i + 0.75) / (NODES + 0.5));
      double derivative = 1;
      for (int round = 0; round < 10; round++) {
        double[] p = legendre(t, NODES + 1);
        derivative = NODES * (t * p[NODES] - p[NODES - 1]) / (t * t - 1);
        t -= p[NODES] / derivative;
      }
      q[i] = (1 + t) / 2;
      weight[i] = 1 / ((1 - t * t) * derivative * derivative);
    }
    double[][] all = new double[MOST + 2][NODES];
    for (int i = 0; i < NODES; i++) {
      double[] p = legendre(2 * q[i] - 1, MOST + 2);
      all[0][i] = 1;
      all[1][i] = 1 - q[i];
      for (int j = 1; j <= MOST; j++) {
        all[j + 1][i] = (p[j - 1] - p[j + 1]) / (2 * Math.sqrt(2 * j + 1));
      }
      factor[i] = weight[i] * StrictMath.exp(q[i] * centre);
    }
    functions = java.util.Arrays.copyOf(all, needed(all, weight, centre - radius, tolerance));
  }

  /** How many functions are needed for an eigenvalue z, the one that decays fastest. */
  private int needed(double[][] all, double[] weight, double z, double tolerance) {
    double[] squares = new double[all.length];
    double total = 0;
    for (int j = 2; j < all.length; j++) {
      double sum = 0;
      for (int i = 0; i < NODES; i++) {
        sum += weight[i] * all[j][i] * StrictMath.exp(q[i] * z);
      }
      squares[j] = sum * sum;
      total += squares[j];
    }
    int count = all.length;
    while (count > 3 && squares[count - 1] <= tolerance * total) {
      count--;
    }
    return count;
  }

  /** Legendre polynomials of degree 0 to count - 1 at t. */
  private static double[] legendre(double t, int count) {
    double[] p = new double[count];
    p[0] = 1;
    p[1] = t;
    for (int k = 2; k < count; k++) {
      p[k] = ((2 * k - 1) * t * p[k - 1] - (k - 1) * p[k - 2]) / k;
    }
    return p;
  }

  /** Number of functions g. */
  int functions() {
    return functions.length;
  }

  /** Coefficient of the next power of B, from 0, for every function. */
  double[] next() {
    double[] coefficients = new double[functions.length];
    for (int i = 0; i < NODES; i++) {
      if (power > 0) {
        factor[i] *= q[i] / power;
      }
      for (int j = 0; j < functions.length; j++) {
        coefficients[j] += factor[i] * functions[j][i];
      }
    }
    power++;
    return coefficients;
  }
}
