package org.anlage.linear.dynamics;

import org.anlage.algebra.Workers;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;

/**
 * Exact transition of linear stochastic dynamics over a bin. With time in time constants, states x
 * as rows, a bin of length D and a Brownian motion of unit intensity whose increment over the bin
 * is b, the dynamics dx = x (W - I) dt + db have
 *
 * <pre>
 *   mean over the bin  y  = x R + b I + e U,    e standard normal, independent of b
 *   state at its end   x' = x + b + y Z,        Z = D (W - I)
 * </pre>
 *
 * <p>The second line is the integral of the dynamics. In the first, R is the response to the state
 * and I that to the increment, phi_1(Z) and phi_2(Z) with phi_k(z) = sum of z^i / (i + k)!, and U^T
 * U is the covariance of the mean where x and b are known. The noise of a bin is expanded in
 * orthonormal Legendre polynomials: b is the coefficient of the first, and the mean depends on the
 * others through the matrices of {@link BinSeries}. For one unit this is the algorithm of Gillespie
 * 1996, doi 10.1103/PhysRevE.54.2084.
 *
 * <p>In the second line two terms nearly cancel where Z is large, at the cost of as many digits as
 * Z has: bins longer than {@link #longest} are better drawn in pieces.
 *
 * <p>Bins are halved until the series converges fast, and put together again. There is no
 * eigenvector and no inverse, only products of N x N matrices (about 12 and 7 halves of one for 2.3
 * time constants in single precision, half of it where weights are symmetric) and a Cholesky
 * factor; 12 matrices of memory.
 *
 * @param units N
 * @param response R, N x N, row = from
 * @param increment I, N x N, row = from
 * @param rest U, upper triangular, N x N
 */
public record BinTransition(int units, RealBuffer response, RealBuffer increment, RealBuffer rest) {
  private static final double REACH = 8;
  private static final int POWERS = 200;
  private static final int NORM_ROUNDS = 8;

  /**
   * The transition over a bin.
   *
   * @param weights N x N, row = from
   * @param length D, length of the bin in time constants, above 0
   * @param precision of products and result
   * @param kernels products
   * @param workers threads to share them; their number changes no bit
   * @param between called between products; may throw to stop
   * @throws ArithmeticException if the weights are not finite, or so large that the precision does
   *     not suffice
   */
  public static BinTransition of(
      Matrix weights,
      double length,
      Precision precision,
      Kernels kernels,
      Workers workers,
      Runnable between) {
    int n = weights.rows();
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += weights.get(i, i) / n;
    }
    double norm = norm(weights, mean);
    int halvings = 0;
    if (!(length * (norm + Math.abs(1 - mean)) <= 100 * longest(precision))) {
      throw new ArithmeticException(
          "weights of norm "
              + norm
              + " are too large for exact bins of "
              + length
              + " time constants in "
              + precision);
    }
    double piece = length;
    while (piece * (norm + Math.abs(1 - mean)) > REACH) {
      piece /= 2;
      halvings++;
    }
    RealBuffer deviation = precision.allocate(Math.multiplyExact(n, n));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double centred = weights.get(i, j) - (i == j ? mean : 0);
        deviation.set(i * n + j, piece * centred);
      }
    }
    boolean symmetric = StationaryCovariance.isSymmetric(weights);
    TiledProducts products = new TiledProducts(n, symmetric, kernels, workers);
    Building building =
        new Building(
            products, precision, between, deviation, piece * (mean - 1), piece * norm, piece);
    building.twice(halvings);
    RealBuffer rest = building.covariance;
    TriangularFactor.upper(n, rest, kernels, workers, between);
    return new BinTransition(n, building.response, building.increment, rest);
  }

  /** Length in time constants up to which a bin keeps nearly all digits of a precision. */
  public static double longest(Precision precision) {
    return precision == Precision.FLOAT32 ? 10 : 10_000;
  }

  /**
   * Floating-point operations of a transition, roughly, for random weights near the edge of
   * stability without symmetry, whose norm is 2; half of them with symmetry.
   *
   * @param units N
   * @param length D, length of the bin in time constants
   */
  public static double operations(int units, double length) {
    double n = units;
    double halvings =
        Math.max(0, Math.ceil(StrictMath.log(3 * length / REACH) / StrictMath.log(2)));
    return (34 + 10 * halvings) * n * n * n;
  }

  /** Memory of a transition while it is computed, roughly, in single precision. */
  public static long bytes(int units) {
    return 52L * units * units;
  }

  /** An estimate of the spectral norm of W - mean I from below, by the power method. */
  private static double norm(Matrix weights, double mean) {
    int n = weights.rows();
    RandomStream random = RandomStream.of(n);
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = random.nextGaussian();
    }
    double norm = 0;
    for (int round = 0; round < NORM_ROUNDS; round++) {
      double length = length(v);
      double[] forth = new double[n];
      double[] back = new double[n];
      for (int i = 0; i < n; i++) {
        double sum = -mean * v[i];
        for (int j = 0; j < n; j++) {
          sum += weights.get(i, j) * v[j];
        }
        forth[i] = sum;
      }
      norm = length == 0 ? 0 : length(forth) / length;
      double scale = norm == 0 ? 0 : 1 / (norm * length);
      for (int i = 0; i < n; i++) {
        double amplitude = scale * forth[i];
        back[i] -= mean * amplitude;
        for (int j = 0; j < n; j++) {
          back[j] += amplitude * weights.get(i, j);
        }
      }
      v = back;
    }
    return norm;
  }

  private static double length(double[] v) {
    double sum = 0;
    for (double value : v) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** The matrices over a piece of the bin that doubles until it is the bin. */
  private static final class Building {
    private final TiledProducts products;
    private final Runnable between;
    private final RealBuffer deviation;
    private final int n;
    private final double centre;
    private double length;
    private final RealBuffer response;
    private final RealBuffer increment;
    private final RealBuffer covariance;

    /**
     * Sums the series over the first piece until terms are below rounding.
     *
     * @param deviation B where Z = centre I + B over the first piece
     * @param radius norm of B
     * @param length of the first piece, in time constants
     */
    Building(
        TiledProducts products,
        Precision precision,
        Runnable between,
        RealBuffer deviation,
        double centre,
        double radius,
        double length) {
      this.products = products;
      this.between = between;
      this.deviation = deviation;
      this.centre = centre;
      this.length = length;
      n = products.size();
      boolean single = precision == Precision.FLOAT32;
      BinSeries series = new BinSeries(centre, radius, single ? 0x1p-20 : 0x1p-50);
      RealBuffer[] sums = new RealBuffer[series.functions()];
      double[] first = series.next();
      for (int i = 0; i < sums.length; i++) {
        sums[i] = precision.allocate(n * n);
        for (int k = 0; k < n; k++) {
          sums[i].set(k * n + k, first[i]);
        }
      }
      response = sums[0];
      increment = sums[1];
      addPowers(series, sums, single ? 0x1p-24 : 0x1p-53);
      covariance = precision.allocate(n * n);
      for (int i = 2; i < sums.length; i++) {
        between.run();
        products.addTransposedTimes(sums[i], sums[i], covariance);
      }
      products.scale(length, covariance);
    }

    private void addPowers(BinSeries series, RealBuffer[] sums, double rounding) {
      RealBuffer power = deviation;
      for (int k = 1; ; k++) {
        between.run();
        double[] coefficients = series.next();
        double norm = products.norm(power);
        if (!Double.isFinite(norm) || k > POWERS) {
          throw new ArithmeticException("the series of the transition over a bin diverges");
        }
        products.add(coefficients, power, sums);
        if (coefficients[0] * norm <= rounding) {
          return;
        }
        power = products.times(power, deviation);
      }
    }

    /**
     * From a piece to two, some times. With E the propagator of a piece, y the mean of y1 and y2
     * and b = b1 + b2: R becomes R (I + E) / 2, I becomes I / 2 + R^2 / 4, the covariance C becomes
     * (C + E^T C E) / 4 + length R^2^T R^2 / 8, whose last term is that of b1 - b2, and E becomes
     * E^2. E is I + Z R too, but with it rounding errors of R grow by up to half of Z in each
     * doubling.
     */
    void twice(int times) {
      if (times == 0) {
        return;
      }
      between.run();
      RealBuffer propagator = products.times(response, deviation);
      products.add(new double[] {centre}, response, new RealBuffer[] {propagator});
      for (int k = 0; k < n; k++) {
        propagator.set(k * n + k, propagator.get(k * n + k) + 1);
      }
      for (int i = 1; i < times; i++) {
        twice(propagator);
        between.run();
        propagator = products.times(propagator, propagator);
      }
      twice(propagator);
    }

    private void twice(RealBuffer propagator) {
      between.run();
      RealBuffer square = products.times(response, response);
      products.add(new double[] {0.5}, square, new RealBuffer[] {increment});
      products.scale(0.5, increment);
      between.run();
      RealBuffer later = products.times(response, propagator);
      products.add(new double[] {1}, later, new RealBuffer[] {response});
      products.scale(0.5, response);
      between.run();
      products.scale(Math.sqrt(length / 2), square);
      RealBuffer moved = products.productOf(covariance, propagator);
      between.run();
      products.addTransposedTimes(propagator, moved, covariance);
      between.run();
      products.addTransposedTimes(square, square, covariance);
      products.scale(0.25, covariance);
      length *= 2;
    }
  }
}
