package org.anlage.generators.algebra;

import java.util.function.Supplier;
import org.anlage.algebra.EigenvalueError;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;

/** Multiplies weights by the one factor that gives them a wanted size. */
public final class Scaling {
  private static final int LARGE = 1000;

  /** Relative error from which a spectral radius is not scaled to. */
  private static final double UNRELIABLE = 1e-3;

  /** Units up to which that error is estimated, at a cost below that of the eigenvalues. */
  private static final int ESTIMATED = 2000;

  private static final String LOOPS =
      "wiring without loops has spectral radius 0: scale its norm instead (scale-norm,"
          + " scale-spectral-norm); else look at the generator and transforms before this one";

  private Scaling() {}

  /**
   * Largest absolute eigenvalue of the result is {@code radius}. That of the weights must be more
   * than N u times their Frobenius norm, with u = 2^-53, and known to 3 digits.
   */
  public static Matrix toSpectralRadius(Matrix weights, double radius, Decompositions algebra) {
    Eigenvalues values = spectrum(weights, () -> algebra.eigenvalues(weights));
    double size = values.spectralRadius();
    double rounding = rounding(weights);
    // A null asks for the radius of the original, which may be 0 too.
    if (size <= rounding || radius == 0) {
      throw ProblemException.configuration(
          new Problem(
              "weights cannot be scaled to a spectral radius of " + radius,
              "weights",
              "a spectral radius of " + size,
              "more than " + rounding + ", the rounding of weights of their norm",
              LOOPS));
    }
    double error =
        weights.rows() <= ESTIMATED ? EigenvalueError.ofSpectralRadius(weights, values) : 0;
    if (error > UNRELIABLE) {
      throw ProblemException.configuration(
          new Problem(
              "the spectral radius of the weights is too uncertain to scale to",
              "weights",
              size + ", which rounding may have changed by the factor " + (float) error,
              "at most " + UNRELIABLE,
              "their eigenvectors are nearly parallel: scale the norm instead (scale-norm,"
                  + " scale-spectral-norm)"));
    }
    return to(radius, size, "spectral radius", weights);
  }

  /**
   * Largest real part of the eigenvalues of the result is {@code abscissa}; it must be positive.
   */
  public static Matrix toSpectralAbscissa(Matrix weights, double abscissa, Decompositions algebra) {
    double size = spectralAbscissa(weights, algebra);
    if (size <= rounding(weights)) {
      throw ProblemException.configuration(
          new Problem(
              "weights cannot be normalised: no eigenvalue has a positive real part",
              "weights",
              "a largest real part of " + size,
              "more than 0, by more than the rounding of weights of their norm",
              "use more units, less asymmetry, another seed, or the spectral radius; wiring without"
                  + " loops has eigenvalues 0 alone: scale its norm"));
    }
    return to(abscissa, size, "largest real part", weights);
  }

  /** Largest singular value of the result is {@code norm}. */
  public static Matrix toSpectralNorm(Matrix weights, double norm, Decompositions algebra) {
    return to(
        norm,
        spectrum(weights, () -> algebra.singularValues(weights))[0],
        "largest singular value",
        weights);
  }

  /** Mean of all entries of the result is {@code mean}. */
  public static Matrix toMean(Matrix weights, double mean) {
    return to(mean, sum(weights) / weights.values().length, "mean", weights);
  }

  /** Frobenius norm of the result is {@code norm}. */
  public static Matrix toNorm(Matrix weights, double norm) {
    return to(norm, norm(weights), "Frobenius norm", weights);
  }

  /** Frobenius norm. */
  public static double norm(Matrix weights) {
    return Math.sqrt(sum(weights.map(x -> x * x)));
  }

  /** Largest absolute eigenvalue of finite weights. */
  public static double spectralRadius(Matrix weights, Decompositions algebra) {
    return spectrum(weights, () -> algebra.eigenvalues(weights)).spectralRadius();
  }

  /**
   * Largest real part of the eigenvalues of finite weights; of symmetric ones at half the cost, and
   * of 1000 units and more without the other eigenvalues.
   */
  public static double spectralAbscissa(Matrix weights, Decompositions algebra) {
    boolean symmetric = weights.equals(weights.transpose());
    if (weights.rows() >= LARGE) {
      return spectrum(weights, () -> LargeSpectra.abscissa(weights, symmetric, algebra));
    }
    if (symmetric) {
      double[] ascending = spectrum(weights, () -> algebra.symmetricEigenvalues(weights));
      return ascending[ascending.length - 1];
    }
    return spectrum(weights, () -> algebra.eigenvalues(weights)).spectralAbscissa();
  }

  /** Positive entries below {@code floor} are raised to it; zero and negative ones stay. */
  public static Matrix raisedTo(Matrix weights, double floor) {
    return weights.map(x -> x > 0 && x < floor ? floor : x);
  }

  /** Divides by {@code size}, multiplies by {@code wanted}; {@code size} must not be zero. */
  public static Matrix to(double wanted, double size, String measure, Matrix weights) {
    if (size == 0 || !Double.isFinite(size) || !Double.isFinite(wanted)) {
      throw ProblemException.configuration(
          new Problem(
              "weights cannot be scaled to a " + measure + " of " + wanted,
              "weights",
              "a " + measure + " of " + size,
              "a finite " + measure + " other than 0",
              "look at the generator and transforms before this one"));
    }
    double factor = wanted / size;
    return weights.map(x -> x * factor);
  }

  /** Eigenvalues of finite weights. */
  public static <T> T spectrum(Matrix weights, Supplier<T> decomposition) {
    for (int k = 0; k < weights.values().length; k++) {
      if (!Double.isFinite(weights.values()[k])) {
        int columns = weights.columns();
        throw ProblemException.configuration(
            new Problem(
                "weights have no eigenvalues",
                "weights(" + k / columns + ", " + k % columns + ")",
                Double.toString(weights.values()[k]),
                "a finite number",
                "look at the generator and transforms before this one"));
      }
    }
    try {
      return decomposition.get();
    } catch (ArithmeticException e) {
      throw new ProblemException(
          ProblemException.Kind.CONFIGURATION,
          new Problem(
              "the eigenvalues of the weights were not found",
              "weights",
              String.valueOf(e.getMessage()),
              "",
              "try another seed or another kernel"),
          e);
    }
  }

  private static double rounding(Matrix weights) {
    return weights.rows() * 0x1p-53 * norm(weights);
  }

  private static double sum(Matrix weights) {
    double sum = 0;
    for (double value : weights.values()) {
      sum += value;
    }
    return sum;
  }
}
