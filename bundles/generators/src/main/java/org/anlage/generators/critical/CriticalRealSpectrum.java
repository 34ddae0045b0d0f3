package org.anlage.generators.critical;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.Haar;
import org.anlage.generators.algebra.Products;
import org.osgi.service.component.annotations.Component;

/**
 * A counter-example: weights that are not symmetric, nor normal, and have real eigenvalues, those
 * of symmetric critical weights S. A = T S T^-1, T = Q diag(exp(g z)) Q^T, with a uniform (Haar) Q
 * and normal z standardised to mean 0 and standard deviation 1. A spread g of 0 gives S itself;
 * others destroy its zero diagonal.
 *
 * <p>Cost: the eigenvalues of a symmetric matrix, one QR decomposition, four products.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "critical-real-spectrum",
    text = "Not symmetric, but with the real spectrum of symmetric critical weights (T S T^-1)")
public final class CriticalRealSpectrum
    implements ConnectivityGenerator<CriticalRealSpectrum.Parameters> {
  /**
   * Parameters.
   *
   * @param spread g
   * @param entries distribution of the entries of S
   * @param largestEigenvalue largest eigenvalue
   */
  public record Parameters(
      @Parameter(text = "Spread g of the change of basis; 0: symmetric.", value = "0.3", min = 0)
          double spread,
      @Parameter(
              text =
                  "Distribution of the entries of S, mean removed: uniform, bernoulli, gaussian,"
                      + " half-gaussian, exponential.",
              value = "\"uniform\"")
          Distribution entries,
      @Parameter(text = Mixing.LARGEST_TEXT, value = "0.998", min = 0, exclusiveMin = true)
          double largestEigenvalue) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    Matrix symmetric =
        new Critical()
            .generate(
                new Critical.Parameters(
                    parameters.entries(), parameters.largestEigenvalue(), 0, Mixing.PUBLISHED),
                context);
    int n = context.size();
    Matrix q = Haar.orthogonal(n, context.random().split("basis"), context.decompositions());
    double[] stretch = stretch(n, parameters.spread(), context.random().split("stretch"));
    Kernels kernels = context.kernels();
    Matrix basis = q.transpose();
    Matrix inner = Products.ofTransposed(Products.of(basis, symmetric, kernels), basis, kernels);
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) {
        // The transpose of T S T^-1 is T^-1 S T.
        inner.set(k, l, inner.get(k, l) * stretch[l] / stretch[k]);
      }
    }
    return Products.ofTransposed(Products.of(q, inner, kernels), q, kernels);
  }

  /** exp(g z) for N draws z standardised to mean 0 and standard deviation 1. */
  private static double[] stretch(int n, double spread, RandomStream random) {
    double[] z = new double[n];
    double mean = 0;
    for (int k = 0; k < n; k++) {
      z[k] = random.nextGaussian();
      mean += z[k] / n;
    }
    double variance = 0;
    for (double value : z) {
      variance += (value - mean) * (value - mean) / n;
    }
    for (int k = 0; k < n; k++) {
      z[k] = StrictMath.exp(spread * (z[k] - mean) / Math.sqrt(variance));
    }
    return z;
  }
}
