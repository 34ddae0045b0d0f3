package org.anlage.generators.nulls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.DistanceBins;
import org.anlage.generators.algebra.EntryIndices;
import org.anlage.generators.algebra.RescaleTarget;
import org.anlage.generators.algebra.Scaling;
import org.junit.jupiter.api.Test;

/** Each null keeps what it says and changes the rest; {@link Weights} make the examples. */
class NullTest {
  private static final int N = Weights.N;
  private static final PriorContext CONTEXT = Contexts.prior(N, 7);
  private static final NoParameters NONE = new NoParameters();
  private static final Matrix W = Weights.dense();
  private static final Matrix SPARSE = Weights.sparse();

  @Test
  void relabelKeepsEntriesDiagonalAndEigenvaluesAndMovesUnits() {
    Matrix result = new Relabel().apply(NONE, W, CONTEXT);
    assertNotEquals(W, result);
    assertArrayEquals(Contexts.sorted(W), Contexts.sorted(result));
    assertArrayEquals(Contexts.sorted(Diagonal.only(W)), Contexts.sorted(Diagonal.only(result)));
    assertArrayEquals(Weights.spectrum(W), Weights.spectrum(result), 1e-10);
    assertArrayEquals(
        Contexts.ALGEBRA.singularValues(W), Contexts.ALGEBRA.singularValues(result), 1e-10);
    assertArrayEquals(Weights.sortedRowSums(W), Weights.sortedRowSums(result), 1e-12);
  }

  @Test
  void relabelMovesRowsAndColumnsByOneOrder() {
    Matrix indexed = Matrix.zeros(N, N);
    for (int k = 0; k < N * N; k++) {
      indexed.values()[k] = k;
    }
    Matrix result = new Relabel().apply(NONE, indexed, CONTEXT);
    int[] order = new int[N];
    for (int i = 0; i < N; i++) {
      order[i] = (int) result.get(i, i) / N;
    }
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        assertEquals(order[i] * N + order[j], result.get(i, j));
      }
    }
  }

  @Test
  void shuffleKeepsTheEntriesAndMovesTheDiagonal() {
    Matrix result = shuffle(DiagonalRule.SHUFFLE);
    assertArrayEquals(Contexts.sorted(W), Contexts.sorted(result));
    assertNotEquals(Diagonal.only(W), Diagonal.only(result));
    assertTrue(maximum(Diagonal.removed(result)) > 10, "a self-connection has moved away");
  }

  @Test
  void shuffleWithTheDiagonalKeptKeepsItAndTheRestApart() {
    Matrix result = shuffle(DiagonalRule.KEEP);
    assertEquals(Diagonal.only(W), Diagonal.only(result));
    assertArrayEquals(
        Contexts.sorted(Diagonal.removed(W)), Contexts.sorted(Diagonal.removed(result)));
    assertNotEquals(W, result);
  }

  @Test
  void resamplingInOnePoolKeepsZerosAndTakesOnlyValuesThatWereThere() {
    Matrix result = resample(SPARSE, ResampleEntries.DiagonalRule.POOL, RescaleTarget.NONE, 1);
    assertArrayEquals(support(SPARSE), support(result));
    assertTrue(values(SPARSE).containsAll(values(result)));
    assertNotEquals(SPARSE, result);
    // Drawn with replacement, about 1 - 1/e of the values occur.
    double share = (double) values(result).size() / values(SPARSE).size();
    assertEquals(1 - Math.exp(-1), share, .15);
  }

  @Test
  void resamplingInOnePoolIsUnbiased() {
    double sum = 0;
    double entries = 0;
    for (int seed = 0; seed < 400; seed++) {
      Matrix result = resample(SPARSE, ResampleEntries.DiagonalRule.POOL, RescaleTarget.NONE, seed);
      sum += Arrays.stream(result.values()).sum();
      entries += support(result).length;
    }
    double[] pool = Arrays.stream(SPARSE.values()).filter(x -> x != 0).toArray();
    double error = Contexts.deviation(pool) / Math.sqrt(entries);
    assertEquals(Contexts.mean(pool), sum / entries, 4 * error);
  }

  @Test
  void resamplingKeepsTheDiagonalOrDrawsItApart() {
    Matrix kept = resample(W, ResampleEntries.DiagonalRule.KEEP, RescaleTarget.NONE, 1);
    assertEquals(Diagonal.only(W), Diagonal.only(kept));
    assertNotEquals(W, kept);
    Matrix apart = resample(W, ResampleEntries.DiagonalRule.APART, RescaleTarget.NONE, 1);
    assertNotEquals(Diagonal.only(W), Diagonal.only(apart));
    assertTrue(values(Diagonal.only(W)).containsAll(values(Diagonal.only(apart))));
    assertTrue(values(Diagonal.removed(W)).containsAll(values(Diagonal.removed(apart))));
  }

  @Test
  void resamplingCanKeepTheSpectralRadius() {
    Matrix result =
        resample(W, ResampleEntries.DiagonalRule.POOL, RescaleTarget.SPECTRAL_RADIUS, 1);
    assertEquals(radius(W), radius(result), 1e-11 * radius(W));
  }

  @Test
  void shufflingRowsKeepsTheOutputsOfEveryUnit() {
    for (DiagonalRule rule : DiagonalRule.values()) {
      Matrix result = new ShuffleRows().apply(new ShuffleRows.Parameters(rule), W, CONTEXT);
      for (int i = 0; i < N; i++) {
        assertArrayEquals(sortedRow(W, i), sortedRow(result, i));
      }
      assertEquals(
          rule == DiagonalRule.KEEP, Diagonal.only(W).equals(Diagonal.only(result)), "" + rule);
      assertFalse(
          Arrays.equals(
              Weights.sortedRowSums(W.transpose()), Weights.sortedRowSums(result.transpose())));
    }
  }

  @Test
  void rewiringKeepsDegreesOutputWeightsAndDiagonal() {
    Matrix result =
        new Rewire().apply(new Rewire.Parameters(10, true, Optional.empty()), SPARSE, CONTEXT);
    Matrix before = SPARSE.map(x -> x == 0 ? 0 : 1);
    Matrix after = result.map(x -> x == 0 ? 0 : 1);
    for (int i = 0; i < N; i++) {
      assertArrayEquals(sortedRow(SPARSE, i), sortedRow(result, i));
      assertArrayEquals(sortedRow(before.transpose(), i), sortedRow(after.transpose(), i));
    }
    assertEquals(Diagonal.only(SPARSE), Diagonal.only(result));
    double same = Arrays.stream(before.combine(after, (a, b) -> a * b).values()).sum();
    double edges = Arrays.stream(before.values()).sum();
    assertTrue(same < edges / 2, same + " of " + edges + " connections are where they were");
  }

  @Test
  void undirectedRewiringKeepsSymmetryAndPartners() {
    Matrix symmetric = Weights.symmetric(SPARSE);
    Matrix result =
        new Rewire().apply(new Rewire.Parameters(10, false, Optional.empty()), symmetric, CONTEXT);
    assertEquals(result, result.transpose());
    assertArrayEquals(Contexts.sorted(symmetric), Contexts.sorted(result));
    for (int i = 0; i < N; i++) {
      assertEquals(zeros(symmetric, i), zeros(result, i));
    }
    assertNotEquals(symmetric, result);
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "needs symmetric weights",
        () ->
            new Rewire()
                .apply(new Rewire.Parameters(10, false, Optional.empty()), SPARSE, CONTEXT));
  }

  @Test
  void denseWeightsAreNotRewired() {
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "380 among 20 units, 0 of 380 swaps possible",
        () -> new Rewire().apply(new Rewire.Parameters(1, true, Optional.empty()), W, CONTEXT));
  }

  @Test
  void shufflingWithinDistanceKeepsTheWeightsOfEveryBin() {
    Matrix distances = Weights.line();
    PriorContext embedded = Weights.embedded(distances);
    Matrix result =
        new ShuffleWithinDistance()
            .apply(new ShuffleWithinDistance.Parameters(5, Optional.empty()), W, embedded);
    int[] bins = DistanceBins.of(distances, 5);
    for (int bin = DistanceBins.SELF; bin < 5; bin++) {
      assertArrayEquals(inBin(W, bins, bin), inBin(result, bins, bin));
    }
    assertEquals(Diagonal.only(W), Diagonal.only(result));
    assertNotEquals(W, result);
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "no embedding",
        () ->
            new ShuffleWithinDistance()
                .apply(new ShuffleWithinDistance.Parameters(5, Optional.empty()), W, CONTEXT));
  }

  /** Distances 1, 1, 1, 2, 2, 3 of ordered pairs: equal ones share a bin. */
  @Test
  void binsOfDistanceByHand() {
    Matrix distances = Matrix.of(new double[][] {{0, 1, 2}, {1, 0, 1}, {2, 3, 0}});
    int self = DistanceBins.SELF;
    assertArrayEquals(
        new int[] {self, 0, 1, 0, self, 0, 1, 1, self}, DistanceBins.of(distances, 2));
  }

  @Test
  void randomSingularVectorsKeepSingularValuesAndNotEigenvalues() {
    Matrix result = new RandomSingularVectors().apply(NONE, W, CONTEXT);
    assertArrayEquals(
        Contexts.ALGEBRA.singularValues(W), Contexts.ALGEBRA.singularValues(result), 1e-10);
    assertNotEquals(radius(W), radius(result), 1);
    assertEquals(Scaling.norm(W), Scaling.norm(result), 1e-10);
  }

  @Test
  void randomEigenvectorsKeepComplexEigenvaluesAndMakeANormalMatrix() {
    Matrix general = Diagonal.removed(W);
    Matrix result = eigenvectors(general, RandomEigenvectors.Form.ORTHONORMAL);
    assertArrayEquals(Weights.spectrum(general), Weights.spectrum(result), 1e-9);
    assertEquals(0, departureFromNormality(result), 1e-9);
    assertTrue(departureFromNormality(general) > 1);
    assertNotEquals(general.get(0, 1), result.get(0, 1), 1e-6);
  }

  @Test
  void rotatedEigenvectorsKeepSingularValuesToo() {
    Matrix general = Diagonal.removed(W);
    Matrix result = eigenvectors(general, RandomEigenvectors.Form.ROTATED);
    assertArrayEquals(Weights.spectrum(general), Weights.spectrum(result), 1e-9);
    assertArrayEquals(
        Contexts.ALGEBRA.singularValues(general), Contexts.ALGEBRA.singularValues(result), 1e-9);
    assertEquals(departureFromNormality(general), departureFromNormality(result), 1e-7);
    assertNotEquals(general.get(0, 1), result.get(0, 1), 1e-6);
  }

  @Test
  void randomEigenvectorsOfSymmetricWeightsAreSymmetric() {
    Matrix symmetric = Weights.symmetric(W);
    for (RandomEigenvectors.Form form : RandomEigenvectors.Form.values()) {
      Matrix result = eigenvectors(symmetric, form);
      assertEquals(result, result.transpose());
      assertArrayEquals(
          Contexts.ALGEBRA.symmetricEigenvalues(symmetric),
          Contexts.ALGEBRA.symmetricEigenvalues(result),
          1e-10);
      assertNotEquals(symmetric, result);
    }
  }

  @Test
  void matchedOrthogonalKeepsTheNormOrTheSpectralRadius() {
    Matrix byNorm =
        new MatchedOrthogonal()
            .apply(new MatchedOrthogonal.Parameters(RescaleTarget.NORM), W, CONTEXT);
    assertEquals(Scaling.norm(W), Scaling.norm(byNorm), 1e-11 * Scaling.norm(W));
    double scale = Scaling.norm(W) / Math.sqrt(N);
    double[] all = new double[N];
    Arrays.fill(all, scale);
    assertArrayEquals(all, Contexts.ALGEBRA.singularValues(byNorm), 1e-10 * scale);
    Matrix byRadius =
        new MatchedOrthogonal()
            .apply(new MatchedOrthogonal.Parameters(RescaleTarget.SPECTRAL_RADIUS), W, CONTEXT);
    assertEquals(radius(W), radius(byRadius), 1e-10 * radius(W));
  }

  @Test
  void argumentsAreNotChangedAndSeedsRepeat() {
    Matrix w = Weights.dense();
    for (ResampleEntries.DiagonalRule rule : ResampleEntries.DiagonalRule.values()) {
      assertEquals(
          resample(w, rule, RescaleTarget.NORM, 5), resample(w, rule, RescaleTarget.NORM, 5));
      assertNotEquals(
          resample(w, rule, RescaleTarget.NORM, 5), resample(w, rule, RescaleTarget.NORM, 6));
    }
    new Relabel().apply(NONE, w, CONTEXT);
    new RandomSingularVectors().apply(NONE, w, CONTEXT);
    eigenvectors(w, RandomEigenvectors.Form.ORTHONORMAL);
    new ShuffleRows().apply(new ShuffleRows.Parameters(DiagonalRule.SHUFFLE), w, CONTEXT);
    assertEquals(Weights.dense(), w);
  }

  private static Matrix shuffle(DiagonalRule rule) {
    return new ShuffleEntries().apply(new ShuffleEntries.Parameters(rule), W, CONTEXT);
  }

  private static Matrix resample(
      Matrix weights, ResampleEntries.DiagonalRule rule, RescaleTarget match, long seed) {
    return new ResampleEntries()
        .apply(new ResampleEntries.Parameters(rule, match), weights, Contexts.prior(N, seed));
  }

  private static Matrix eigenvectors(Matrix weights, RandomEigenvectors.Form form) {
    return new RandomEigenvectors()
        .apply(new RandomEigenvectors.Parameters(form), weights, CONTEXT);
  }

  private static double radius(Matrix matrix) {
    return Scaling.spectralRadius(matrix, Contexts.ALGEBRA);
  }

  /** Frobenius norm of A^T A - A A^T, by plain sums. */
  private static double departureFromNormality(Matrix a) {
    double squares = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double difference = 0;
        for (int k = 0; k < N; k++) {
          difference += a.get(k, i) * a.get(k, j) - a.get(i, k) * a.get(j, k);
        }
        squares += difference * difference;
      }
    }
    return Math.sqrt(squares);
  }

  private static int[] support(Matrix matrix) {
    return EntryIndices.where(0, N * N, k -> matrix.values()[k] != 0);
  }

  private static Set<Double> values(Matrix matrix) {
    Set<Double> values = new HashSet<>();
    Arrays.stream(matrix.values()).filter(x -> x != 0).forEach(values::add);
    return values;
  }

  private static double[] sortedRow(Matrix matrix, int row) {
    double[] values = Arrays.copyOfRange(matrix.values(), row * N, (row + 1) * N);
    Arrays.sort(values);
    return values;
  }

  private static long zeros(Matrix matrix, int row) {
    return Arrays.stream(sortedRow(matrix, row)).filter(x -> x == 0).count();
  }

  private static double[] inBin(Matrix matrix, int[] bins, int bin) {
    int[] places = EntryIndices.where(0, N * N, k -> bins[k] == bin);
    return Arrays.stream(places).mapToDouble(k -> matrix.values()[k]).sorted().toArray();
  }

  private static double maximum(Matrix matrix) {
    return Arrays.stream(matrix.values()).max().orElseThrow();
  }
}
