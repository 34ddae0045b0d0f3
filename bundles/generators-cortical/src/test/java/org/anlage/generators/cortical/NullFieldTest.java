package org.anlage.generators.cortical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.component.NoParameters;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.RescaleTarget;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.nulls.RandomEigenvectors;
import org.anlage.generators.nulls.RandomSingularVectors;
import org.anlage.generators.nulls.ResampleEntries;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spectral nulls of W* of field 6_6_2, where measured data is beside the checkout. */
class NullFieldTest {
  private static PriorContext context;
  private static Matrix w;

  @BeforeAll
  static void load() throws IOException {
    context = Contexts.prior(MeasuredField.load(), 1);
    w =
        new Cortical()
            .generate(
                new Cortical.Parameters(
                    List.of(FunctionalMatrix.CORRELATION, FunctionalMatrix.STTC),
                    true,
                    -.5,
                    .5,
                    Cortical.DiagonalRule.KEEP,
                    .1,
                    .01,
                    .95,
                    .2,
                    .1),
                context);
  }

  @Test
  void eigenvaluesAndTheMeanSelfConnectionStayWhileItsSpreadGoes() {
    Matrix result =
        new RandomEigenvectors()
            .apply(
                new RandomEigenvectors.Parameters(RandomEigenvectors.Form.ORTHONORMAL), w, context);
    assertEquals(.95, Scaling.spectralRadius(result, Contexts.ALGEBRA), 1e-8);
    double[] self = diagonal(w);
    double[] spread = diagonal(result);
    assertEquals(Contexts.mean(self), Contexts.mean(spread), 1e-10);
    assertTrue(Contexts.deviation(spread) < Contexts.deviation(self) / 5, "nearly homogeneous");
  }

  @Test
  void singularValuesStayWhileTheSpectralRadiusFalls() {
    Matrix result = new RandomSingularVectors().apply(new NoParameters(), w, context);
    assertArrayEquals(
        Contexts.ALGEBRA.singularValues(w), Contexts.ALGEBRA.singularValues(result), 1e-10);
    assertTrue(Scaling.spectralRadius(result, Contexts.ALGEBRA) < .5);
  }

  /** The control of the companion post: all values stay but leave the diagonal. */
  @Test
  void resamplingSpreadsTheDiagonalAtTheSpectralRadius() {
    Matrix result =
        new ResampleEntries()
            .apply(
                new ResampleEntries.Parameters(
                    ResampleEntries.DiagonalRule.POOL, RescaleTarget.SPECTRAL_RADIUS),
                w,
                context);
    assertEquals(.95, Scaling.spectralRadius(result, Contexts.ALGEBRA), 1e-9);
    assertTrue(share(result) < .15, "self-coupling " + share(result));
  }

  private static double[] diagonal(Matrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToDouble(i -> matrix.get(i, i)).toArray();
  }

  /** Norm of the diagonal over that of the matrix. */
  private static double share(Matrix matrix) {
    return Scaling.norm(Diagonal.only(matrix)) / Scaling.norm(matrix);
  }
}
