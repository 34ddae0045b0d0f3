package org.anlage.generators.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.anlage.api.component.ProblemException;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.Diagonal;
import org.junit.jupiter.api.Test;

class RandomWeightsTest {
  private static final int N = 200;

  @Test
  void orthogonalTimesItsTransposeIsTheSquaredGain() {
    Matrix q = orthogonal(30, 2, 1);
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 30; j++) {
        double dot = 0;
        for (int k = 0; k < 30; k++) {
          dot += q.get(i, k) * q.get(j, k);
        }
        assertEquals(i == j ? 4 : 0, dot, 1e-12);
      }
    }
  }

  /**
   * Under Haar's measure, N tr(Q)^2 aside, E tr Q = 0 and E (tr Q)^2 = 1, entries have sd N^-1/2.
   */
  @Test
  void orthogonalIsUniformlyDistributed() {
    int draws = 400;
    double sum = 0;
    double squares = 0;
    double first = 0;
    for (int seed = 0; seed < draws; seed++) {
      Matrix q = orthogonal(5, 1, seed);
      double trace = 0;
      for (int i = 0; i < 5; i++) {
        trace += q.get(i, i);
      }
      sum += trace;
      squares += trace * trace;
      first += q.get(0, 0);
    }
    assertEquals(0, sum / draws, 4 / Math.sqrt(draws));
    assertEquals(1, squares / draws, 4 * Math.sqrt(2.0 / draws));
    assertEquals(0, first / draws, 4 / Math.sqrt(5.0 * draws));
  }

  /** Areas of 50 and 150 units; standard deviations and densities of blocks. */
  @Test
  void areasHaveTheirDensitiesAndGains() {
    Areas.Parameters p =
        new Areas.Parameters(
            List.of(1.0, 3.0),
            Optional.empty(),
            List.of(1.0, 0.2, 0.0, 0.5),
            List.of(0.8, 2.0, 1.0, 1.2));
    Matrix weights = new Areas().generate(p, Contexts.prior(N, 3));
    int[] from = {0, 50, 200};
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        double squares = 0;
        int connected = 0;
        int pairs = 0;
        for (int i = from[a]; i < from[a + 1]; i++) {
          for (int j = from[b]; j < from[b + 1]; j++) {
            squares += weights.get(i, j) * weights.get(i, j);
            connected += weights.get(i, j) != 0 ? 1 : 0;
            pairs++;
          }
        }
        double density = p.density().get(2 * a + b);
        assertEquals(density, (double) connected / pairs, 0.03);
        int units = from[b + 1] - from[b];
        double gain = density == 0 ? 0 : p.gain().get(2 * a + b);
        assertEquals(gain, Math.sqrt(squares / units), 0.1 * gain);
      }
    }
    Areas.Parameters short1 =
        new Areas.Parameters(List.of(1.0, 1.0, 1.0), Optional.empty(), p.density(), p.gain());
    assertEquals(
        Kind.CONFIGURATION,
        assertThrows(
                ProblemException.class, () -> new Areas().generate(short1, Contexts.prior(N, 3)))
            .kind());
  }

  @Test
  void clippedOrthogonalHasThePublishedSpectralRadius() {
    Matrix clipped = orthogonal(312, 1, 3).map(x -> Math.max(0, x));
    double radius = Contexts.ALGEBRA.eigenvalues(clipped).spectralRadius();
    assertEquals(Math.sqrt(312 / (2 * Math.PI)), radius, 0.1);
  }

  /** The logarithms of the diagonal are normal; the largest entry is the spectral radius. */
  @Test
  void lognormalDiagonalHasNothingElse() {
    Matrix w =
        new LognormalDiagonal().generate(new LognormalDiagonal.Parameters(0.5, 0.95), context(1));
    assertEquals(w, Diagonal.only(w));
    double[] logarithms = new double[N];
    double largest = 0;
    for (int i = 0; i < N; i++) {
      logarithms[i] = Math.log(w.get(i, i));
      largest = Math.max(largest, w.get(i, i));
    }
    assertEquals(0.95, largest, 1e-15);
    assertEquals(0.5, Contexts.deviation(logarithms), 4 * 0.5 / Math.sqrt(2 * N));
  }

  @Test
  void glorotHasVarianceOneOverN() {
    double limit = Math.sqrt(3.0 / N);
    Matrix uniform =
        new Glorot().generate(new Glorot.Parameters(Glorot.Distribution.UNIFORM, 1), context(1));
    assertTrue(Arrays.stream(uniform.values()).allMatch(x -> Math.abs(x) <= limit));
    assertMoments(uniform.values(), 0, 1 / Math.sqrt(N));
    Matrix normal =
        new Glorot().generate(new Glorot.Parameters(Glorot.Distribution.NORMAL, 2), context(1));
    assertMoments(normal.values(), 0, 2 / Math.sqrt(N));
    assertTrue(Arrays.stream(normal.values()).anyMatch(x -> Math.abs(x) > 2 * limit));
  }

  @Test
  void normalHasItsMeanAndGain() {
    Matrix w = new Normal().generate(new Normal.Parameters(0.5, 3), context(2));
    assertMoments(w.values(), 0.5, 3 / Math.sqrt(N));
  }

  @Test
  void lognormalIsLognormal() {
    Matrix w = new Lognormal().generate(new Lognormal.Parameters(-0.5, 0.5), context(3));
    assertTrue(Arrays.stream(w.values()).allMatch(x -> x > 0));
    assertMoments(Arrays.stream(w.values()).map(Math::log).toArray(), -0.5, 0.5);
  }

  @Test
  void scaledIdentityIsThat() {
    Matrix w =
        new ScaledIdentity().generate(new ScaledIdentity.Parameters(0.5), Contexts.prior(2, 1));
    assertArrayEquals(new double[] {0.5, 0, 0, 0.5}, w.values());
  }

  @Test
  void drawsRepeatWithTheSeedAndDifferWithoutIt() {
    for (LongFunction<Matrix> draw :
        List.<LongFunction<Matrix>>of(
            seed -> orthogonal(6, 1, seed),
            seed -> new Normal().generate(new Normal.Parameters(0, 1), Contexts.prior(6, seed)),
            seed ->
                new Lognormal()
                    .generate(new Lognormal.Parameters(0, 1), Contexts.prior(6, seed)))) {
      assertEquals(draw.apply(5), draw.apply(5));
      assertNotEquals(draw.apply(5), draw.apply(6));
    }
  }

  @Test
  void networksOfNoneOrOneUnitAreRefused() {
    for (int size : new int[] {0, 1}) {
      PriorContext context = Contexts.prior(size, 1);
      String text = "needs at least two units: got " + size;
      Contexts.assertProblem(
          Kind.CONFIGURATION,
          text,
          () -> new HaarOrthogonal().generate(new HaarOrthogonal.Parameters(1), context));
      Contexts.assertProblem(
          Kind.CONFIGURATION,
          text,
          () -> new Normal().generate(new Normal.Parameters(0, 1), context));
      Contexts.assertProblem(
          Kind.CONFIGURATION,
          text,
          () -> new ScaledIdentity().generate(new ScaledIdentity.Parameters(1), context));
    }
  }

  private static Matrix orthogonal(int n, double gain, long seed) {
    return new HaarOrthogonal()
        .generate(new HaarOrthogonal.Parameters(gain), Contexts.prior(n, seed));
  }

  private static PriorContext context(long seed) {
    return Contexts.prior(N, seed);
  }

  private static void assertMoments(double[] values, double mean, double deviation) {
    assertEquals(mean, Contexts.mean(values), 5 * deviation / Math.sqrt(values.length));
    assertEquals(deviation, Contexts.deviation(values), 0.02 * deviation);
  }
}
