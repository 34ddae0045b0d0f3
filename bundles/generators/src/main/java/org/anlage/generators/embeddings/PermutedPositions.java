package org.anlage.generators.embeddings;

import org.anlage.api.component.Extension;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Units at the places of the neurons of the data in random order; Euclidean distances. Preserves
 * the places, so every distance as a set; breaks the alignment with wiring and activity.
 */
@Component(service = Embedding.class)
@Extension(
    name = "permuted-positions",
    text =
        "Null of positions: every unit at the place of another neuron. Keeps the places and all"
            + " distances as a set; destroys which unit is where")
public final class PermutedPositions implements Embedding<Placement> {
  @Override
  public Class<Placement> parameters() {
    return Placement.class;
  }

  @Override
  public Matrix distances(Placement placement, EmbeddingContext context) {
    Matrix points = NeuronPositions.of(context);
    int[] order = context.random().permutation(points.rows());
    Matrix permuted = Matrix.zeros(points.rows(), 3);
    for (int i = 0; i < points.rows(); i++) {
      System.arraycopy(points.values(), order[i] * 3, permuted.values(), i * 3, 3);
    }
    return placement.distances(permuted);
  }
}
