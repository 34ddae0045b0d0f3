package org.anlage.generators.embeddings;

import org.anlage.api.component.Extension;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Units drawn uniformly from the smallest box, parallel to the axes, that holds the neurons of the
 * data; Euclidean distances. Preserves the box; breaks density within it and the alignment with
 * wiring and activity.
 */
@Component(service = Embedding.class)
@Extension(
    name = "uniform-positions",
    text =
        "Null of positions: units uniformly in the box of the data. Keeps the extent of every axis;"
            + " destroys places, clusters and layers")
public final class UniformPositions implements Embedding<Placement> {
  @Override
  public Class<Placement> parameters() {
    return Placement.class;
  }

  @Override
  public Matrix distances(Placement placement, EmbeddingContext context) {
    Matrix points = NeuronPositions.of(context);
    int n = points.rows();
    Matrix drawn = Matrix.zeros(n, 3);
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        low = Math.min(low, points.get(i, axis));
        high = Math.max(high, points.get(i, axis));
      }
      RandomStream random = context.random().split(axis);
      for (int i = 0; i < n; i++) {
        drawn.set(i, axis, random.nextDouble(low, high));
      }
    }
    return placement.distances(drawn);
  }
}
