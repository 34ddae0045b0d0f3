package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/** Sets the diagonal to zero. Preserves everything off the diagonal exactly. */
@Component(service = ConnectivityTransform.class)
@Extension(name = "remove-diagonal", text = "Self-connections are set to zero")
public final class RemoveDiagonal implements ConnectivityTransform<NoParameters> {

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Matrix apply(NoParameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    return Diagonal.removed(weights);
  }
}
