package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/** Sets everything off the diagonal to zero. Preserves the diagonal exactly. */
@Component(service = ConnectivityTransform.class)
@Extension(name = "diagonal-only", text = "Self-connections alone; all others are set to zero")
public final class DiagonalOnly implements ConnectivityTransform<NoParameters> {

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Matrix apply(NoParameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    return Diagonal.only(weights);
  }
}
