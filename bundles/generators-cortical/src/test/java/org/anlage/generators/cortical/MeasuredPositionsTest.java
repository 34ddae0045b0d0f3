package org.anlage.generators.cortical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.LengthUnit;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.embeddings.DistanceNormalisation;
import org.anlage.generators.embeddings.MeasuredPositions;
import org.anlage.generators.embeddings.MeasuredPositions.AxisScaling;
import org.anlage.generators.embeddings.MeasuredPositions.Form;
import org.junit.jupiter.api.Test;

class MeasuredPositionsTest {
  private static final DistanceNormalisation RAW = DistanceNormalisation.RAW;

  @Test
  void trueDistancesAreEuclideanInMicrometres() {
    Cortex cortex = at(new double[][] {{0, 0, 0}, {3, 4, 0}, {3, 4, 12}});
    assertArrayEquals(
        new double[] {0, 5, 13, 5, 0, 12, 13, 12, 0},
        distances(cortex, Form.TRUE, AxisScaling.NONE, RAW).values(),
        1e-14);
    assertEquals(
        1,
        Contexts.mean(
            Diagonal.offDiagonal(
                distances(cortex, Form.TRUE, AxisScaling.NONE, DistanceNormalisation.MEAN_ONE))),
        1e-14);
  }

  @Test
  void axesAreScaledToTheUnitIntervalAndFlatOnesToZero() {
    Cortex cortex = at(new double[][] {{0, 10, 7}, {200, 20, 7}, {100, 10, 7}});
    assertArrayEquals(
        new double[] {
          0, Math.sqrt(2), 0.5, Math.sqrt(2), 0, Math.sqrt(1.25), 0.5, Math.sqrt(1.25), 0
        },
        distances(cortex, Form.TRUE, AxisScaling.MIN_MAX_PER_AXIS, RAW).values(),
        1e-14);
  }

  /** Voxels 1 2 4 8 16 32 read as three rows: unit 0 is at (1, 4, 16), unit 1 at (2, 8, 32). */
  @Test
  void theReleasedFormReadsVoxelsRowByRow() {
    Matrix voxels = Matrix.of(new double[][] {{1, 2, 4}, {8, 16, 32}});
    Cortex cortex =
        Contexts.cortex(
            2,
            Optional.of(Positions.of(voxels, LengthUnit.MINNIE65_VOXEL)),
            Optional.empty(),
            Map.of());
    double expected = Math.sqrt((2 - 1) * (2 - 1) + (8 - 4) * (8 - 4) + (32 - 16) * (32 - 16));
    assertEquals(
        expected, distances(cortex, Form.AS_RELEASED, AxisScaling.NONE, RAW).get(0, 1), 1e-12);
  }

  @Test
  void fieldHasItsPublishedDistances() throws Exception {
    Cortex field = MeasuredField.load();
    Matrix real = distances(field, Form.TRUE, AxisScaling.MIN_MAX_PER_AXIS, RAW);
    Matrix released = distances(field, Form.AS_RELEASED, AxisScaling.MIN_MAX_PER_AXIS, RAW);
    double[] x = Diagonal.offDiagonal(real);
    double[] y = Diagonal.offDiagonal(released);
    assertEquals(.4851, Contexts.mean(x), 5e-5);
    assertEquals(1.4896, Contexts.sorted(real)[312 * 312 - 1], 5e-5);
    assertEquals(.5546, Contexts.mean(y), 5e-5);
    assertEquals(1.4608, Contexts.sorted(released)[312 * 312 - 1], 5e-5);
    double meanReal = Contexts.mean(x);
    double meanReleased = Contexts.mean(y);
    double product = 0;
    for (int k = 0; k < x.length; k++) {
      product += (x[k] - meanReal) * (y[k] - meanReleased) / x.length;
    }
    assertEquals(.0028, product / (Contexts.deviation(x) * Contexts.deviation(y)), 5e-5);
    double within = 0;
    double between = 0;
    for (int i = 0; i < 312; i++) {
      for (int j = 0; j < 312; j++) {
        within += (i - j) % 3 == 0 ? released.get(i, j) : 0;
        between += (i - j) % 3 == 0 ? 0 : released.get(i, j);
      }
    }
    assertEquals(.100, within / (312 * 103), 5e-4);
    assertEquals(.780, between / (312 * 208), 5e-4);
  }

  @Test
  void whatHasNoDistancesIsRefused() {
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "needs positions",
        () -> distances(4, Optional.empty(), DistanceNormalisation.RAW));
    Cortex without = Contexts.cortex(4, Optional.empty(), Optional.empty(), Map.of());
    Contexts.assertProblem(
        Kind.CONFIGURATION, "needs positions", () -> distances(4, Optional.of(without), RAW));
    Cortex two = at(new double[][] {{0, 0, 0}, {1, 1, 1}});
    Contexts.assertProblem(
        Kind.CONFIGURATION, "got 4, expected 2", () -> distances(4, Optional.of(two), RAW));
    Cortex one = at(new double[][] {{0, 0, 0}});
    Contexts.assertProblem(
        Kind.CONFIGURATION, "at least two units: got 1", () -> distances(1, Optional.of(one), RAW));
    Cortex same = at(new double[][] {{1, 2, 3}, {1, 2, 3}});
    Contexts.assertProblem(
        Kind.DATA,
        "a mean distance of 0.0",
        () -> distances(2, Optional.of(same), DistanceNormalisation.MEAN_ONE));
    Cortex lost = at(new double[][] {{1, 2, 3}, {1, Double.NaN, 3}});
    Contexts.assertProblem(
        Kind.DATA, "positions(1, 1)", () -> distances(2, Optional.of(lost), RAW));
  }

  private static Matrix distances(
      int size, Optional<Cortex> cortex, DistanceNormalisation normalisation) {
    return new MeasuredPositions()
        .distances(
            new MeasuredPositions.Parameters(Form.TRUE, AxisScaling.NONE, normalisation),
            Contexts.embedding(size, cortex));
  }

  private static Matrix distances(
      Cortex cortex, Form form, AxisScaling scaling, DistanceNormalisation normalisation) {
    return new MeasuredPositions()
        .distances(
            new MeasuredPositions.Parameters(form, scaling, normalisation),
            Contexts.embedding(cortex.size(), Optional.of(cortex)));
  }

  private static Cortex at(double[][] micrometres) {
    return Contexts.cortex(
        micrometres.length,
        Optional.of(new Positions(Matrix.of(micrometres))),
        Optional.empty(),
        Map.of());
  }
}
