package org.example.spectral;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/**
 * Pulls the singular values s of the recurrent weights to one, so that activity and gradients
 * neither grow nor fade: strength / 4 times the sum of (s^2 - 1)^2, which is strength / 4 times the
 * sum of squares of W^T W - I. Its gradient is strength W (W^T W - I); no decomposition is needed.
 *
 * <p>Cost: two products of N x N matrices per evaluation. After the orthogonality penalty of
 * Vorontsov et al. 2017, arXiv 1702.00071.
 */
@Component(service = Regularizer.class)
@Extension(
    name = "unit-singular-values",
    text = "Squared distance of the squared singular values from one",
    source = "arXiv:1702.00071")
public final class UnitSingularValues implements Regularizer<UnitSingularValues.Parameters> {

  /**
   * Parameters.
   *
   * @param strength factor of the term
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.01", min = 0) double strength) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    return new Bound(parameters.strength(), context.size(), context.kernels());
  }

  /** One run's penalty, with buffers of its own; double precision whatever the network's is. */
  private static final class Bound implements Penalty {
    private final double strength;
    private final int n;
    private final Kernels kernels;
    private final RealBuffer weights;
    private final RealBuffer excess;
    private final RealBuffer slope;

    Bound(double strength, int n, Kernels kernels) {
      this.strength = strength;
      this.n = n;
      this.kernels = kernels;
      weights = new RealBuffer.Float64(new double[n * n]);
      excess = weights.allocate(n * n);
      slope = weights.allocate(n * n);
    }

    @Override
    public double evaluate(RealBuffer given, RealBuffer gradient) {
      for (int k = 0; k < n * n; k++) {
        weights.set(k, given.get(k));
      }
      product(true, weights, weights, excess); // W^T W
      double sum = 0;
      for (int i = 0; i < n; i++) {
        excess.set(i * n + i, excess.get(i * n + i) - 1);
        for (int j = 0; j < n; j++) {
          sum += excess.get(i * n + j) * excess.get(i * n + j);
        }
      }
      product(false, weights, excess, slope); // W (W^T W - I)
      for (int k = 0; k < n * n; k++) {
        gradient.set(k, gradient.get(k) + strength * slope.get(k));
      }
      return strength / 4 * sum;
    }

    private void product(boolean transpose, RealBuffer a, RealBuffer b, RealBuffer c) {
      kernels.multiply(transpose, false, n, n, n, a, 0, n, b, 0, n, false, c, 0, n);
    }
  }
}
