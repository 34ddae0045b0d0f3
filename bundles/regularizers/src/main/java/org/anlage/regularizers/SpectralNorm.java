package org.anlage.regularizers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times (sigma^power - 1)^2, with sigma the largest singular value: it holds the largest
 * gain of a step at one, so that a network that goes on learning stays trainable. The gradient is 2
 * strength (sigma^power - 1) power sigma^(power - 1) u v^T with the singular vectors u and v; where
 * two singular values are equally large it is that of one of them. Cost: some tens of products of
 * the weights with a vector, more where the two largest singular values are close.
 */
@Component(service = Regularizer.class)
@Extension(
    name = "spectral-norm",
    text = "Squared distance of a power of the largest singular value from one",
    source = "arXiv:2406.06811")
public final class SpectralNorm implements Regularizer<SpectralNorm.Parameters> {
  /**
   * Parameters.
   *
   * @param strength factor of the term
   * @param power of the singular value
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "1e-4", min = 0) double strength,
      @Parameter(text = "Power of the singular value.", value = "2", min = 1, max = 8) int power) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    LargestSingularValue largest = new LargestSingularValue(context.size());
    int n = context.size();
    return (weights, gradient) -> {
      double sigma = largest.of(weights);
      double before = 1;
      for (int k = 1; k < parameters.power(); k++) {
        before *= sigma;
      }
      double excess = before * sigma - 1;
      double slope = 2 * parameters.strength() * excess * parameters.power() * before;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          int at = i * n + j;
          gradient.set(at, gradient.get(at) + slope * largest.left()[i] * largest.right()[j]);
        }
      }
      return parameters.strength() * excess * excess;
    };
  }
}
