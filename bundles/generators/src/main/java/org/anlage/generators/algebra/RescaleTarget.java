package org.anlage.generators.algebra;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;

/** The size measure that a transform restores: its result is rescaled to that of its input. */
public enum RescaleTarget {
  /** None: the result is left as it is. */
  NONE,
  /** Frobenius norm. */
  NORM,
  /** Largest absolute eigenvalue. */
  SPECTRAL_RADIUS;

  /** Describes the parameter. */
  public static final String TEXT =
      "Rescales the result to this measure of the weights before: none, norm (Frobenius) or"
          + " spectral-radius.";

  /** The result, by one factor as large as the original. */
  public Matrix of(Matrix original, Matrix result, Decompositions algebra) {
    return switch (this) {
      case NONE -> result;
      case NORM -> Scaling.toNorm(result, Scaling.norm(original));
      case SPECTRAL_RADIUS ->
          Scaling.toSpectralRadius(result, Scaling.spectralRadius(original, algebra), algebra);
    };
  }
}
