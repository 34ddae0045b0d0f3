package org.anlage.generators.nulls;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * The same random permutation of rows and columns: a null that keeps the network and only changes
 * which unit is which. Preserves the entries, the diagonal as a set, eigenvalues and singular
 * values, every graph measure; breaks the alignment with positions and data.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "relabel",
    text =
        "Null: the same random permutation of rows and columns (W!). Keeps the network as a graph:"
            + " values, diagonal as a set, spectrum; destroys the alignment with positions and data",
    source = "arXiv:2606.14975")
public final class Relabel implements ConnectivityTransform<NoParameters> {

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Matrix apply(NoParameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    int[] order = context.random().permutation(n);
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result.set(i, j, weights.get(order[i], order[j]));
      }
    }
    return result;
  }
}
