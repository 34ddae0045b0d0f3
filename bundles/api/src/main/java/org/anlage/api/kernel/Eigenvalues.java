package org.anlage.api.kernel;

/**
 * Eigenvalues of a general real matrix, in no particular order.
 *
 * @param real real parts
 * @param imaginary imaginary parts
 */
public record Eigenvalues(double[] real, double[] imaginary) {
  /** Largest absolute value; 0 for an empty matrix. */
  public double spectralRadius() {
    double radius = 0;
    for (int i = 0; i < real.length; i++) {
      radius = Math.max(radius, Math.sqrt(real[i] * real[i] + imaginary[i] * imaginary[i]));
    }
    return radius;
  }

  /** Largest real part. */
  public double spectralAbscissa() {
    double abscissa = Double.NEGATIVE_INFINITY;
    for (double value : real) {
      abscissa = Math.max(abscissa, value);
    }
    return abscissa;
  }
}
