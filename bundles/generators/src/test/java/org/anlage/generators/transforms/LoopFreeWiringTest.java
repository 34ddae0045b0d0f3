package org.anlage.generators.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.Products;
import org.anlage.generators.algebra.RescaleTarget;
import org.anlage.generators.algebra.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wiring without loops: every eigenvalue is exactly 0, so there is nothing to scale. */
class LoopFreeWiringTest {
  private static Matrix loopFree(int n) {
    RandomStream random = RandomStream.of(n);
    int[] order = random.permutation(n);
    Matrix a = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (random.nextDouble() < 0.2) {
          a.set(order[i], order[j], random.nextDouble());
        }
      }
    }
    return a;
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 200})
  void scalingToARadiusIsRefused(int n) {
    PriorContext context = Contexts.prior(n, 1);
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                new ScaleSpectralRadius()
                    .apply(new ScaleSpectralRadius.Parameters(0.95), loopFree(n), context));
    assertTrue(refused.getMessage().contains("a spectral radius of 0.0"), refused::getMessage);
    assertTrue(refused.getMessage().contains("without loops"), refused::getMessage);
    assertThrows(
        ProblemException.class,
        () ->
            new NonNegative()
                .apply(
                    new NonNegative.Parameters(RescaleTarget.SPECTRAL_RADIUS),
                    loopFree(n),
                    context));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 1100})
  void theLargestRealPartIsZeroOrThatOfTheLoops(int n) {
    Matrix a = loopFree(n);
    assertEquals(0, Scaling.spectralAbscissa(a, Contexts.ALGEBRA));
    a.set(3, 3, 0.25);
    assertEquals(0.25, Scaling.spectralAbscissa(a, Contexts.ALGEBRA));
  }

  /** Rounding of a matrix that is 0 but for it. */
  @Test
  void aRadiusThatIsRoundingIsRefused() {
    int n = 30;
    Matrix a = loopFree(n);
    for (int i = 0; i < n; i++) {
      a.set(i, i, 1e-17);
    }
    PriorContext context = Contexts.prior(n, 1);
    assertThrows(
        ProblemException.class,
        () -> new ScaleSpectralRadius().apply(new ScaleSpectralRadius.Parameters(1), a, context));
  }

  /** A Jordan block in another basis, whose eigenvalue 1 comes out off by some percent. */
  @Test
  void aRadiusThatRoundingMovesIsRefused() {
    int n = 12;
    Matrix jordan = Matrix.identity(n);
    for (int i = 1; i < n; i++) {
      jordan.set(i - 1, i, 1);
    }
    RandomStream random = RandomStream.of(5);
    Matrix q = Contexts.ALGEBRA.qr(Matrix.zeros(n, n).map(x -> random.nextGaussian())).q();
    PriorContext context = Contexts.prior(n, 1);
    Matrix half = Products.of(q, jordan, context.kernels());
    Matrix a = Products.ofTransposed(half, q, context.kernels());
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                new ScaleSpectralRadius().apply(new ScaleSpectralRadius.Parameters(1), a, context));
    assertTrue(refused.getMessage().contains("too uncertain"), refused::getMessage);
  }
}
