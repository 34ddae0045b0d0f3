package org.anlage.generators.critical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random weights whose spectrum is known in closed form. */
class SpectralModelsTest {
  private static final int N = 60;

  @ParameterizedTest
  @ValueSource(doubles = {0, .2})
  void balancedWeightsHaveOneSignPerUnitAndInputsThatCancel(double inhibitory) {
    Matrix w = balanced(inhibitory, 1);
    int excitatory = inhibitory == 0 ? N - 1 : 48;
    for (int i = 0; i < N; i++) {
      double inputs = 0;
      for (int k = 0; k < N; k++) {
        assertEquals(i < excitatory, w.get(i, k) > 0);
        inputs += w.get(k, i);
      }
      assertEquals(0, inputs, 1e-12);
    }
    assertEquals(.998, Contexts.ALGEBRA.eigenvalues(w).spectralAbscissa(), 1e-10);
  }

  /** Inputs of A sum to (1 - balance) E: with half the inhibition that is an outlier. */
  @Test
  void withoutBalanceTheMeanIsTheLargestEigenvalue() {
    Matrix w = balanced(.2, .5);
    double[] real = Contexts.ALGEBRA.eigenvalues(w).real().clone();
    Arrays.sort(real);
    assertEquals(.998, real[N - 1], 1e-10);
    assertTrue(real[N - 2] < .6, "the others are far: " + real[N - 2]);
  }

  @Test
  void aChangeOfBasisKeepsTheRealSpectrumAndDestroysSymmetry() {
    Matrix symmetric = realSpectrum(0);
    Matrix w = realSpectrum(.3);
    double[] expected = Contexts.ALGEBRA.symmetricEigenvalues(symmetric);
    Eigenvalues eigenvalues = Contexts.ALGEBRA.eigenvalues(w);
    double[] real = eigenvalues.real().clone();
    Arrays.sort(real);
    assertArrayEquals(expected, real, 1e-9);
    assertArrayEquals(new double[N], eigenvalues.imaginary(), 1e-9);
    assertEquals(.998, real[N - 1], 1e-9);
    assertEquals(0, asymmetry(symmetric), 1e-12);
    assertTrue(asymmetry(w) > .1, "asymmetry " + asymmetry(w));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, .5, 0, -.5})
  void structureAloneHasItsClosedFormSpectrum(double overlap) {
    int rank = 3;
    Matrix w = lowRank(rank, 1.5, overlap, 0);
    double[] singular = new double[N];
    Arrays.fill(singular, 0, rank, 1.5);
    assertArrayEquals(singular, Contexts.ALGEBRA.singularValues(w), 1e-12);
    double[] real = Contexts.ALGEBRA.eigenvalues(w).real();
    assertEquals(1.5 * overlap * rank, Arrays.stream(real).sum(), 1e-9);
    if (overlap != 0) {
      long outliers = Arrays.stream(real).filter(x -> Math.abs(x - 1.5 * overlap) < 1e-6).count();
      assertEquals(rank, outliers);
    }
  }

  /** A disc of radius g and an outlier near the structure's eigenvalue. */
  @Test
  void randomnessAddsADisc() {
    Eigenvalues eigenvalues =
        Contexts.ALGEBRA.eigenvalues(
            new LowRankPlusRandom()
                .generate(new LowRankPlusRandom.Parameters(1, 2, 1, .8), Contexts.prior(300, 1)));
    double[] size = new double[300];
    for (int i = 0; i < 300; i++) {
      size[i] = Math.hypot(eigenvalues.real()[i], eigenvalues.imaginary()[i]);
    }
    Arrays.sort(size);
    assertEquals(2, size[299], .2);
    assertEquals(.8, size[298], .1);
  }

  @Test
  void tooHighARankIsRefused() {
    Contexts.assertProblem(
        Kind.CONFIGURATION, "got 31, expected at most 30", () -> lowRank(31, 1, 1, 0));
  }

  @Test
  void antisymmetricWeightsOnlyRotate() {
    Matrix w =
        new Antisymmetric().generate(new Antisymmetric.Parameters(.9), Contexts.prior(300, 1));
    assertEquals(w, w.transpose().map(x -> 0 - x));
    Eigenvalues eigenvalues = Contexts.ALGEBRA.eigenvalues(w);
    assertArrayEquals(new double[300], eigenvalues.real(), 1e-10);
    assertEquals(.9, eigenvalues.spectralRadius(), .06);
  }

  private static Matrix balanced(double inhibitory, double balance) {
    return new CriticalBalanced()
        .generate(new CriticalBalanced.Parameters(inhibitory, balance, .998), Contexts.prior(N, 1));
  }

  private static Matrix realSpectrum(double spread) {
    return new CriticalRealSpectrum()
        .generate(
            new CriticalRealSpectrum.Parameters(spread, Distribution.UNIFORM, .998),
            Contexts.prior(N, 1));
  }

  private static Matrix lowRank(int rank, double strength, double overlap, double gain) {
    return new LowRankPlusRandom()
        .generate(
            new LowRankPlusRandom.Parameters(rank, strength, overlap, gain), Contexts.prior(N, 1));
  }

  /** Norm of A - A^T over twice that of A. */
  private static double asymmetry(Matrix a) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double d = a.get(i, j) - a.get(j, i);
        difference += d * d;
        size += a.get(i, j) * a.get(i, j);
      }
    }
    return Math.sqrt(difference / size) / 2;
  }
}
