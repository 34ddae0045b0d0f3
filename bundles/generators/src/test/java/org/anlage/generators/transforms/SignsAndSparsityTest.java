package org.anlage.generators.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.junit.jupiter.api.Test;

class SignsAndSparsityTest {
  private static final PriorContext THREE = Contexts.prior(3, 1);
  private static final Matrix W = Matrix.of(new double[][] {{9, -5, 2}, {1, 8, 2}, {-3, 4, 0}});

  @Test
  void weightsBelowAThresholdBecomeZero() {
    assertEquals(
        Matrix.of(new double[][] {{9, -5, 0}, {0, 8, 0}, {-3, 4, 0}}),
        sparsify(Sparsify.Rule.THRESHOLD, 3));
  }

  /** Half of six pairs is three. */
  @Test
  void aShareKeepsTheLargest() {
    assertEquals(
        Matrix.of(new double[][] {{9, -5, 0}, {0, 8, 0}, {-3, 4, 0}}),
        sparsify(Sparsify.Rule.SHARE, .5));
    assertEquals(W, sparsify(Sparsify.Rule.SHARE, 1));
  }

  /** Of the two weights of 2 the earlier is kept as the fourth. */
  @Test
  void equalWeightsAreKeptInOrder() {
    assertEquals(
        Matrix.of(new double[][] {{9, -5, 2}, {0, 8, 0}, {-3, 4, 0}}),
        sparsify(Sparsify.Rule.SHARE, 4 / 6.0));
  }

  @Test
  void aRankKeepsAsManyOutputsOfEveryUnit() {
    assertEquals(
        Matrix.of(new double[][] {{9, -5, 0}, {0, 8, 2}, {0, 4, 0}}),
        sparsify(Sparsify.Rule.RANK, 1));
  }

  @Test
  void impossibleSharesAndRanksAreRefused() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sparsify.Parameters(Sparsify.Rule.SHARE, 1.5))
            .getMessage()
            .contains("at most 1, got 1.5"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sparsify.Parameters(Sparsify.Rule.RANK, 1.5))
            .getMessage()
            .contains("whole number, got 1.5"));
  }

  /**
   * Sums are 6, 11 and 1: nobody is inhibitory; with the first column's sign changed, the first.
   */
  @Test
  void majorityDecidesTheSignOfARow() {
    assertEquals(
        W.map(Math::abs), dale(W, DaleSigns.Signs.MAJORITY, 0, DaleSigns.Rule.FLIP, THREE));
    assertEquals(
        W.map(x -> Math.max(0, x)),
        dale(W, DaleSigns.Signs.MAJORITY, 0, DaleSigns.Rule.ZERO, THREE));
    Matrix negative = W.copy();
    negative.set(0, 0, -9);
    assertEquals(
        Matrix.of(new double[][] {{-9, -5, 0}, {1, 8, 2}, {0, 4, 0}}),
        dale(negative, DaleSigns.Signs.MAJORITY, 0, DaleSigns.Rule.ZERO, THREE));
  }

  @Test
  void aDrawnShareOfUnitsIsInhibitoryAndKeepsAbsoluteWeights() {
    RandomStream random = RandomStream.of(3);
    Matrix w = Matrix.zeros(50, 50).map(x -> random.nextGaussian());
    Matrix result = dale(w, DaleSigns.Signs.DRAWN, .2, DaleSigns.Rule.FLIP, Contexts.prior(50, 2));
    assertEquals(w.map(Math::abs), result.map(Math::abs));
    int inhibitory = 0;
    for (int i = 0; i < 50; i++) {
      double[] row = Arrays.copyOfRange(result.values(), i * 50, (i + 1) * 50);
      boolean negative = row[0] < 0;
      assertTrue(Arrays.stream(row).allMatch(x -> x < 0 == negative), "row " + i);
      inhibitory += negative ? 1 : 0;
    }
    assertEquals(10, inhibitory);
  }

  /** The types of MICrONS tables; a class is enough, and both may be there. */
  @Test
  void cellTypesDecideTheSignOfARow() {
    List<String> types = List.of("23P", "MC", "");
    List<String> classes = List.of("", "", "inhibitory_neuron");
    Map<String, List<String>> labels =
        Map.of(Neurons.CELL_TYPE, types, Neurons.CLASSIFICATION, classes);
    Matrix expected = W.map(Math::abs);
    for (int j = 0; j < 3; j++) {
      expected.set(1, j, 0 - expected.get(1, j));
      expected.set(2, j, 0 - expected.get(2, j));
    }
    assertEquals(expected, byType(labels));
    Contexts.assertProblem(
        Kind.DATA,
        "1 of 3 neurons without a type",
        () -> byType(Map.of(Neurons.CELL_TYPE, List.of("23P", "BC", "astrocyte"))));
    Contexts.assertProblem(Kind.DATA, "the data has no cell types", () -> byType(Map.of()));
  }

  private static Matrix byType(Map<String, List<String>> labels) {
    Cortex typed =
        new Cortex(
            new Neurons(3, Map.of(), labels),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new Provenance("test", "", "", true, List.of()));
    return dale(W, DaleSigns.Signs.CELL_TYPE, 0, DaleSigns.Rule.FLIP, Contexts.prior(typed, 1));
  }

  /** Eigenvalues 1 +- 2i and -3: abscissa 1, largest singular value 3 (the others are sqrt 5). */
  @Test
  void abscissaAndSpectralNormAreScaledTo() {
    Matrix w = Matrix.of(new double[][] {{1, -2, 0}, {2, 1, 0}, {0, 0, -3}});
    Matrix abscissa =
        new ScaleSpectralAbscissa().apply(new ScaleSpectralAbscissa.Parameters(.5), w, THREE);
    assertEquals(.5, abscissa.get(0, 0), 1e-14);
    assertEquals(-1.5, abscissa.get(2, 2), 1e-14);
    Matrix norm = new ScaleSpectralNorm().apply(new ScaleSpectralNorm.Parameters(6), w, THREE);
    assertEquals(2, norm.get(0, 0), 1e-14);
    Matrix decaying = Matrix.of(new double[][] {{0, -2, 0}, {2, 0, 0}, {0, 0, -3}});
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "no eigenvalue has a positive real part",
        () ->
            new ScaleSpectralAbscissa()
                .apply(new ScaleSpectralAbscissa.Parameters(.5), decaying, THREE));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "a largest singular value of 0",
        () ->
            new ScaleSpectralNorm()
                .apply(new ScaleSpectralNorm.Parameters(1), Matrix.zeros(3, 3), THREE));
  }

  private static Matrix sparsify(Sparsify.Rule rule, double value) {
    return new Sparsify().apply(new Sparsify.Parameters(rule, value), W, THREE);
  }

  private static Matrix dale(
      Matrix w, DaleSigns.Signs signs, double share, DaleSigns.Rule rule, PriorContext context) {
    return new DaleSigns().apply(new DaleSigns.Parameters(signs, share, rule), w, context);
  }
}
