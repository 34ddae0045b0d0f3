package org.anlage.generators.embeddings;

import org.anlage.api.component.Parameter;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;

/**
 * Parameters of embeddings that put units at points of their own making.
 *
 * @param scaling how axes are scaled
 * @param normalisation of the distances
 */
public record Placement(
    @Parameter(text = "none (micrometres) or min-max-per-axis.", value = "\"none\"")
        MeasuredPositions.AxisScaling scaling,
    @Parameter(text = "mean-one (mean 1 off the diagonal) or raw.", value = "\"mean-one\"")
        DistanceNormalisation normalisation) {
  /** Distances of N x 3 points, um. */
  Matrix distances(Matrix points) {
    return normalisation.apply(new Positions(scaling.apply(points)).distances());
  }
}
