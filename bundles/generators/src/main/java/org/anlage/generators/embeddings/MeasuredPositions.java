package org.anlage.generators.embeddings;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.LengthUnit;
import org.anlage.api.data.Positions;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/** Units where the neurons of the data are; Euclidean distances. */
@Component(service = Embedding.class)
@Extension(
    name = "positions",
    text = "Units where the neurons of the data are",
    source = "arXiv:2606.14975")
public final class MeasuredPositions implements Embedding<MeasuredPositions.Parameters> {
  /** How coordinates are read. */
  public enum Form {
    /** Each neuron at its own place. */
    TRUE,
    /**
     * The released code's reading: the N x 3 coordinates are reshaped to 3 x N where a transpose is
     * needed, which interleaves the axes. The axes differ in voxels, so the result depends on the
     * unit; it is taken in MICrONS voxels.
     */
    AS_RELEASED
  }

  /** How axes are scaled before distances are taken. */
  public enum AxisScaling {
    /** Micrometres. */
    NONE,
    /** Every axis to 0 ... 1; an axis without extent to 0. */
    MIN_MAX_PER_AXIS;

    /** N x 3 points with their axes scaled. */
    Matrix apply(Matrix points) {
      return this == NONE ? points : minMaxScaled(points);
    }

    private static Matrix minMaxScaled(Matrix points) {
      Matrix result = points.copy();
      for (int axis = 0; axis < 3; axis++) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.rows(); i++) {
          low = Math.min(low, points.get(i, axis));
          high = Math.max(high, points.get(i, axis));
        }
        for (int i = 0; i < points.rows(); i++) {
          result.set(i, axis, high == low ? 0 : (points.get(i, axis) - low) / (high - low));
        }
      }
      return result;
    }
  }

  /**
   * Parameters.
   *
   * @param form how coordinates are read
   * @param scaling how axes are scaled
   * @param normalisation of the distances
   */
  public record Parameters(
      @Parameter(
              text =
                  "true, or as-released (coordinates in voxels reshaped where a transpose is needed,"
                      + " which mixes the axes).",
              value = "\"true\"")
          Form form,
      @Parameter(text = "none (micrometres) or min-max-per-axis (as released).", value = "\"none\"")
          AxisScaling scaling,
      @Parameter(
              text = "mean-one (mean 1 off the diagonal) or raw (as released).",
              value = "\"mean-one\"")
          DistanceNormalisation normalisation) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix distances(Parameters parameters, EmbeddingContext context) {
    Matrix points = NeuronPositions.of(context);
    if (parameters.form() == Form.AS_RELEASED) {
      points = interleaved(points);
    }
    points = parameters.scaling().apply(points);
    return parameters.normalisation().apply(new Positions(points).distances());
  }

  /** Row by row values of N x 3 voxels, read as 3 x N, then transposed. */
  private static Matrix interleaved(Matrix micrometres) {
    int n = micrometres.rows();
    Matrix voxels = Matrix.zeros(n, 3);
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double size = LengthUnit.MINNIE65_VOXEL.micrometres(axis);
        voxels.set(i, axis, micrometres.get(i, axis) / size);
      }
    }
    return Matrix.of(3, n, voxels.values()).transpose();
  }
}
