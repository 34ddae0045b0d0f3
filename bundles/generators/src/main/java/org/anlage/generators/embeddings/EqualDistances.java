package org.anlage.generators.embeddings;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/** Every two units 1 apart, as in a regular simplex: no geometry, and the mean of all others. */
@Component(service = Embedding.class)
@Extension(
    name = "equal-distances",
    text =
        "Null of distances: every two units 1 apart. Keeps the mean of normalised distances;"
            + " destroys all geometry")
public final class EqualDistances implements Embedding<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Matrix distances(NoParameters parameters, EmbeddingContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    return Matrix.identity(n).map(x -> 1 - x);
  }
}
