package org.anlage.generators.embeddings;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Positions;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.SizeChecks;

/** The positions of as many neurons as the network has units. */
final class NeuronPositions {
  private NeuronPositions() {}

  /** N x 3 finite coordinates, um. */
  static Matrix of(EmbeddingContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    Positions positions =
        context
            .cortex()
            .flatMap(Cortex::positions)
            .orElseThrow(
                () ->
                    ProblemException.configuration(
                        new Problem(
                            "this embedding needs positions, and there are none",
                            "positions",
                            "",
                            "data with positions",
                            "use the embedding \"grid\", or other data")));
    SizeChecks.requireNeurons(positions.size(), n);
    Matrix points = positions.micrometres();
    for (int k = 0; k < points.values().length; k++) {
      if (!Double.isFinite(points.values()[k])) {
        throw ProblemException.data(
            new Problem(
                "a position is not a number",
                "positions(" + k / 3 + ", " + k % 3 + ")",
                Double.toString(points.values()[k]),
                "a finite number",
                "leave out neurons without a position"));
      }
    }
    return points;
  }
}
