package org.anlage.generators.nulls;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Haar;
import org.anlage.generators.algebra.Products;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * U diag(s) V^T with the singular values s of the weights and independent uniform (Haar) U and V.
 * Preserves singular values, so norm and rank; breaks eigenvalues, diagonal, signs and zeros.
 *
 * <p>Cost: one singular value and two QR decompositions.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "random-singular-vectors",
    text =
        "Null: the same singular values with random singular vectors. Keeps singular values (norm,"
            + " rank); destroys eigenvalues, diagonal, signs, zeros")
public final class RandomSingularVectors implements ConnectivityTransform<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Matrix apply(NoParameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    double[] values =
        Scaling.spectrum(weights, () -> context.decompositions().singularValues(weights));
    Matrix left =
        Haar.orthogonal(n, context.random().split("left"), context.decompositions()).copy();
    Matrix right = Haar.orthogonal(n, context.random().split("right"), context.decompositions());
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        left.set(i, k, left.get(i, k) * values[k]);
      }
    }
    return Products.ofTransposed(left, right, context.kernels());
  }
}
