package org.anlage.generators.transforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.RescaleTarget;
import org.anlage.generators.algebra.Scaling;
import org.junit.jupiter.api.Test;

class TransformTest {
  private static final int N = 20;
  private static final PriorContext CONTEXT = Contexts.prior(N, 7);
  private static final NoParameters NONE = new NoParameters();
  private static final Matrix W = weights();

  @Test
  void scalingsReachTheirValueByOneFactor() {
    Matrix radius =
        new ScaleSpectralRadius().apply(new ScaleSpectralRadius.Parameters(0.95), W, CONTEXT);
    assertEquals(0.95, Contexts.ALGEBRA.eigenvalues(radius).spectralRadius(), 1e-12);
    assertProportional(radius);
    Matrix mean = new ScaleMean().apply(new ScaleMean.Parameters(0.1), W, CONTEXT);
    assertEquals(0.1, Contexts.mean(mean.values()), 1e-14);
    assertProportional(mean);
    Matrix norm = new ScaleNorm().apply(new ScaleNorm.Parameters(3), W, CONTEXT);
    assertEquals(9, Arrays.stream(norm.values()).map(x -> x * x).sum(), 1e-12);
    assertProportional(norm);
  }

  @Test
  void diagonalAndRestAreTakenApartExactly() {
    Matrix self = new DiagonalOnly().apply(NONE, W, CONTEXT);
    Matrix rest = new RemoveDiagonal().apply(NONE, W, CONTEXT);
    assertEquals(W, self.combine(rest, Double::sum));
    for (int i = 0; i < N; i++) {
      assertEquals(W.get(i, i), self.get(i, i));
      assertEquals(0, rest.get(i, i));
    }
  }

  @Test
  void nonNegativeKeepsPositiveWeightsAndClearsTheRest() {
    Matrix result =
        new NonNegative().apply(new NonNegative.Parameters(RescaleTarget.NONE), W, CONTEXT);
    for (int k = 0; k < N * N; k++) {
      assertEquals(Math.max(0, W.values()[k]), result.values()[k]);
    }
    Matrix undefined = W.copy();
    undefined.set(0, 1, Double.NaN);
    assertEquals(
        Double.NaN,
        new NonNegative()
            .apply(new NonNegative.Parameters(RescaleTarget.NONE), undefined, CONTEXT)
            .get(0, 1));
  }

  @Test
  void nonNegativeWeightsCanKeepTheSpectralRadiusOrTheNorm() {
    double radius = Scaling.spectralRadius(W, Contexts.ALGEBRA);
    Matrix plain = nonNegative(RescaleTarget.NONE);
    Matrix byRadius = nonNegative(RescaleTarget.SPECTRAL_RADIUS);
    assertNotEquals(radius, Scaling.spectralRadius(plain, Contexts.ALGEBRA), 1e-3);
    assertEquals(radius, Scaling.spectralRadius(byRadius, Contexts.ALGEBRA), 1e-11 * radius);
    assertEquals(
        Scaling.norm(W), Scaling.norm(nonNegative(RescaleTarget.NORM)), 1e-12 * Scaling.norm(W));
    double factor = byRadius.get(0, 0) / plain.get(0, 0);
    assertArrayEquals(plain.map(x -> x * factor).values(), byRadius.values(), 1e-12);
  }

  @Test
  void argumentsAreNotChanged() {
    Matrix w = weights();
    new ScaleNorm().apply(new ScaleNorm.Parameters(3), w, CONTEXT);
    new RemoveDiagonal().apply(NONE, w, CONTEXT);
    new NonNegative().apply(new NonNegative.Parameters(RescaleTarget.NONE), w, CONTEXT);
    assertEquals(weights(), w);
  }

  @Test
  void whatCannotBeScaledIsRefused() {
    Matrix zero = Matrix.zeros(N, N);
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "a spectral radius of 0",
        () ->
            new ScaleSpectralRadius()
                .apply(new ScaleSpectralRadius.Parameters(0.95), zero, CONTEXT));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "a mean of 0",
        () -> new ScaleMean().apply(new ScaleMean.Parameters(1), zero, CONTEXT));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "a Frobenius norm of 0",
        () -> new ScaleNorm().apply(new ScaleNorm.Parameters(1), zero, CONTEXT));
    Matrix undefined = zero.copy();
    undefined.set(1, 2, Double.NaN);
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "weights(1, 2)",
        () ->
            new ScaleSpectralRadius()
                .apply(new ScaleSpectralRadius.Parameters(0.95), undefined, CONTEXT));
  }

  @Test
  void weightsOfAnotherSizeAreRefused() {
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "got 3 x 3, expected 20 x 20",
        () -> new DiagonalOnly().apply(NONE, Matrix.zeros(3, 3), CONTEXT));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "at least two units: got 1",
        () -> new DiagonalOnly().apply(NONE, Matrix.zeros(1, 1), Contexts.prior(1, 1)));
  }

  private static Matrix nonNegative(RescaleTarget match) {
    return new NonNegative().apply(new NonNegative.Parameters(match), W, CONTEXT);
  }

  /** Normal weights of both signs with large self-connections. */
  private static Matrix weights() {
    RandomStream random = RandomStream.of(11);
    Matrix result = Matrix.zeros(N, N);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        result.set(i, j, 0.2 + random.nextGaussian() + (i == j ? 20 : 0));
      }
    }
    return result;
  }

  private static void assertProportional(Matrix result) {
    double factor = result.get(0, 0) / W.get(0, 0);
    assertTrue(factor > 0);
    assertArrayEquals(W.map(x -> x * factor).values(), result.values(), 1e-14);
  }
}
