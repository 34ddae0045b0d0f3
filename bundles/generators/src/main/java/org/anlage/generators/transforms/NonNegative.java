package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Sizes;
import org.osgi.service.component.annotations.Component;

/**
 * Sets negative weights to zero. Preserves positive weights exactly, and NaN; the spectral radius
 * changes, often upwards (an orthogonal matrix of size N gets about the square root of N / 2 pi).
 */
@Component(service = ConnectivityTransform.class)
@Extension(name = "non-negative", text = "Negative weights are set to zero")
public final class NonNegative implements ConnectivityTransform<NoParameters> {

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Matrix apply(NoParameters parameters, Matrix weights, PriorContext context) {
    Sizes.requireWeights(weights, context.size());
    return weights.map(x -> Math.max(0, x));
  }
}
