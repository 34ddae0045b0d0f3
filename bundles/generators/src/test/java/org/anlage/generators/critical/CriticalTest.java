package org.anlage.generators.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalTest {
  private static final Decompositions ALGEBRA = Contexts.ALGEBRA;

  @Test
  void symmetricWeightsHaveTheGivenLargestEigenvalueAndNoSelfConnections() {
    Matrix w = generate(150, 0, 1);
    assertEquals(w, w.transpose());
    double[] eigenvalues = ALGEBRA.symmetricEigenvalues(w);
    assertEquals(0.998, eigenvalues[149], 1e-12);
    for (int i = 0; i < 150; i++) {
      assertEquals(0, w.get(i, i));
    }
    assertEquals(0, Arrays.stream(eigenvalues).sum(), 1e-10);
  }

  /**
   * Wigner: the spectrum is a semicircle, so its variance is a quarter of its edge squared. At N =
   * 300 the largest eigenvalue, to which it is scaled, varies by 1.4 %, the variance by 0.007.
   */
  @Test
  void spectrumIsASemicircle() {
    double[] eigenvalues = ALGEBRA.symmetricEigenvalues(generate(300, 0, 2));
    double variance = Arrays.stream(eigenvalues).map(x -> x * x).sum() / 300;
    assertEquals(0.25, variance, 0.028);
    assertEquals(-1, eigenvalues[0], 0.06);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0 / 3, 2.0 / 3, 1})
  void asymmetryLowersTheCorrelationOfTheTwoDirections(double asymmetry) {
    Matrix w = generate(120, asymmetry, 3);
    assertEquals(0.998, ALGEBRA.eigenvalues(w).spectralAbscissa(), 1e-10);
    double product = 0;
    double squareUpper = 0;
    double squareLower = 0;
    for (int i = 0; i < 120; i++) {
      for (int j = 0; j < i; j++) {
        product += w.get(i, j) * w.get(j, i);
        squareLower += w.get(i, j) * w.get(i, j);
        squareUpper += w.get(j, i) * w.get(j, i);
      }
    }
    double same = 1 - asymmetry;
    double expected = same / Math.hypot(same, asymmetry);
    assertEquals(expected, product / Math.sqrt(squareLower * squareUpper), 0.05);
  }

  /** A's mixed triangle is the lower one, so that of W = A transposed is the upper one. */
  @Test
  void theMixedTriangleIsStoredTransposed() {
    Matrix w = generate(150, 2.0 / 3, 4);
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < 150; i++) {
      for (int j = 0; j < i; j++) {
        lower += w.get(i, j) * w.get(i, j);
        upper += w.get(j, i) * w.get(j, i);
      }
    }
    assertEquals(1.0 / 9 + 4.0 / 9, upper / lower, 0.03);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0 / 3, 2.0 / 3})
  void withEqualVarianceTheCorrelationStaysAndBothTrianglesAreAlike(double asymmetry) {
    Matrix w = generate(Distribution.GAUSSIAN, 150, asymmetry, Mixing.EQUAL_VARIANCE, 6);
    double product = 0;
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < 150; i++) {
      for (int j = 0; j < i; j++) {
        product += w.get(i, j) * w.get(j, i);
        lower += w.get(i, j) * w.get(i, j);
        upper += w.get(j, i) * w.get(j, i);
      }
    }
    double same = 1 - asymmetry;
    assertEquals(1, upper / lower, 0.05);
    assertEquals(same / Math.hypot(same, asymmetry), product / Math.sqrt(lower * upper), 0.03);
  }

  /** The semicircle is universal: every distribution gives the same spectrum. */
  @ParameterizedTest
  @EnumSource(Distribution.class)
  void everyDistributionGivesTheSemicircle(Distribution entries) {
    Matrix w = generate(entries, 300, 0, Mixing.PUBLISHED, 8);
    double[] eigenvalues = ALGEBRA.symmetricEigenvalues(w);
    double variance = Arrays.stream(eigenvalues).map(x -> x * x).sum() / 300;
    assertEquals(0.25, variance, 0.028);
    assertEquals(-1, eigenvalues[0], 0.1);
    double[] entry = Contexts.sorted(w);
    double mean = Contexts.mean(entry);
    assertEquals(0, mean, 5 * Contexts.deviation(entry) / Math.sqrt(300 * 299 / 2.0));
  }

  /**
   * Exponent of 0.5 / (1 - eigenvalue), ranks 11 to N / 2, least squares with weights 1 / rank:
   * 0.762 with standard deviation 0.035 over draws by an independent programme.
   */
  @Test
  void theSpectrumOfTheCovarianceHasTheReferenceExponent() {
    double sum = 0;
    for (int seed = 0; seed < 12; seed++) {
      sum += exponent(ALGEBRA.symmetricEigenvalues(generate(200, 0, 100 + seed)));
    }
    assertEquals(0.762, sum / 12, 3 * 0.035 / Math.sqrt(12));
  }

  private static double exponent(double[] ascending) {
    int n = ascending.length;
    double w = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int rank = 11; rank <= n / 2; rank++) {
      double weight = 1.0 / rank;
      double logRank = Math.log(rank);
      double logVariance = Math.log(0.5 / (1 - ascending[n - rank]));
      w += weight;
      x += weight * logRank;
      y += weight * logVariance;
      xx += weight * logRank * logRank;
      xy += weight * logRank * logVariance;
    }
    return -(w * xy - x * y) / (w * xx - x * x);
  }

  @Test
  void theSmallestNetworkHasItsClosedForm() {
    Matrix w = generate(2, 0, 5);
    assertEquals(0.998, Math.abs(w.get(0, 1)), 1e-12);
  }

  @Test
  void weightsWithoutAnEigenvalueToNormaliseAreRefused() {
    int refused = 0;
    for (int seed = 0; seed < 20 && refused == 0; seed++) {
      Matrix drawn;
      try {
        drawn = generate(2, 1, seed);
      } catch (org.anlage.api.component.ProblemException e) {
        int bad = seed;
        Contexts.assertProblem(
            Kind.CONFIGURATION,
            "no eigenvalue has a positive real part",
            () -> generate(2, 1, bad));
        refused++;
        continue;
      }
      assertTrue(drawn.get(0, 1) * drawn.get(1, 0) > 0);
    }
    assertEquals(1, refused);
  }

  private static Matrix generate(int n, double asymmetry, long seed) {
    return generate(Distribution.UNIFORM, n, asymmetry, Mixing.PUBLISHED, seed);
  }

  private static Matrix generate(
      Distribution entries, int n, double asymmetry, Mixing mixing, long seed) {
    return new Critical()
        .generate(
            new Critical.Parameters(entries, 0.998, asymmetry, mixing), Contexts.prior(n, seed));
  }
}
