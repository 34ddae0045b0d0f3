package org.anlage.generators.transforms;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Draws every self-connection, with replacement, from the weights off the diagonal, so that a unit
 * is coupled to itself as to any other. Preserves everything off the diagonal.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "match-diagonal",
    text =
        "Self-connections are drawn from the other weights. Keeps all weights off the diagonal;"
            + " destroys what distinguishes self-connections")
public final class MatchDiagonal implements ConnectivityTransform<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Matrix apply(NoParameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    return Diagonal.matched(weights, context.random());
  }
}
