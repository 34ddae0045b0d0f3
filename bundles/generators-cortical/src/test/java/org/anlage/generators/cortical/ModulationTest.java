package org.anlage.generators.cortical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.StrengthNormalisation;
import org.anlage.generators.cortical.Modulate.MatrixScaling;
import org.anlage.generators.cortical.Modulate.Measured;
import org.anlage.generators.transforms.MatchDiagonal;
import org.anlage.generators.transforms.ModulateDistance;
import org.anlage.generators.transforms.ModulateLognormal;
import org.anlage.generators.transforms.RaiseToFloor;
import org.anlage.generators.transforms.ScaleMean;
import org.anlage.generators.transforms.ScaleSpectralRadius;
import org.anlage.generators.weights.Anatomical;
import org.junit.jupiter.api.Test;

class ModulationTest {
  private static final Matrix CORRELATION =
      Matrix.of(new double[][] {{1, .2, -.1}, {.2, 1, .4}, {-.1, .4, 1}});
  private static final Matrix PRECISION =
      Matrix.of(new double[][] {{4, -1, 0}, {-1, 5, -2}, {0, -2, 6}});
  private static final Matrix COUNTS = Matrix.of(new double[][] {{0, 3, 0}, {0, 0, 1}, {1, 0, 0}});
  private static final Cortex CORTEX =
      Contexts.wired(COUNTS, Map.of("correlation", CORRELATION, "precision", PRECISION));
  private static final Matrix ONES = Matrix.zeros(3, 3).map(x -> 1);

  @Test
  void eachMeasuredMatrixByHand() {
    assertEquals(CORRELATION, modulate(ONES, Measured.CORRELATION, MatrixScaling.NONE));
    assertArrayEquals(
        new double[] {6 / 8., 1 / 8., 2 / 8., 1 / 8., 7 / 8., 0, 2 / 8., 0, 1},
        modulate(ONES, Measured.PRECISION, MatrixScaling.MIN_MAX).values(),
        1e-15);
    assertEquals(COUNTS, modulate(ONES, Measured.SYNAPSES, MatrixScaling.NONE));
    assertArrayEquals(
        COUNTS.map(x -> x / 3).values(),
        modulate(ONES, Measured.SYNAPSES, MatrixScaling.MIN_MAX).values(),
        1e-15);
    Matrix mask = modulate(ONES, Measured.CONNECTED, MatrixScaling.NONE);
    assertEquals(COUNTS.map(x -> x > 0 ? 1 : 0), mask);
    assertEquals(
        mask.map(x -> x * -2), modulate(ONES.map(x -> -2), Measured.CONNECTED, MatrixScaling.NONE));
  }

  /** Transforms in a row are W*: nothing in it is out of reach of an experiment file. */
  @Test
  void theStepsOfWStarComposeToIt() {
    PriorContext context = Contexts.prior(CORTEX, 1);
    for (List<FunctionalMatrix> matrices :
        List.of(
            List.of(FunctionalMatrix.CORRELATION),
            List.of(FunctionalMatrix.CORRELATION, FunctionalMatrix.PRECISION))) {
      Matrix w = ONES;
      for (FunctionalMatrix matrix : matrices) {
        w = modulate(w, Measured.valueOf(matrix.name()), MatrixScaling.MIN_MAX);
      }
      w = new ScaleMean().apply(new ScaleMean.Parameters(.1), w, context);
      w = new RaiseToFloor().apply(new RaiseToFloor.Parameters(.09), w, context);
      w = new ScaleSpectralRadius().apply(new ScaleSpectralRadius.Parameters(.95), w, context);
      Matrix expected =
          new Cortical()
              .generate(
                  new Cortical.Parameters(
                      matrices, false, 0, 0, Cortical.DiagonalRule.KEEP, .1, .09, .95, .2, .1),
                  context);
      assertEquals(expected, w);
    }
  }

  @Test
  void aFloorRaisesSmallPositiveWeightsOnly() {
    Matrix w = Matrix.of(new double[][] {{0, .005}, {-.005, .02}});
    assertEquals(
        Matrix.of(new double[][] {{0, .01}, {-.005, .02}}),
        new RaiseToFloor().apply(new RaiseToFloor.Parameters(.01), w, Contexts.prior(2, 1)));
  }

  @Test
  void lognormalFactorsHaveTheirMomentsAndKeepZeros() {
    Matrix w = Matrix.zeros(200, 200).map(x -> -3);
    w.set(4, 5, 0);
    Matrix result =
        new ModulateLognormal()
            .apply(new ModulateLognormal.Parameters(.3, .5), w, Contexts.prior(200, 1));
    assertEquals(0, result.get(4, 5));
    double[] logarithms =
        Arrays.stream(result.values()).filter(x -> x != 0).map(x -> Math.log(x / -3)).toArray();
    assertEquals(.3, Contexts.mean(logarithms), 4 * .5 / 200);
    assertEquals(.5, Contexts.deviation(logarithms), 4 * .5 / 200 / Math.sqrt(2));
  }

  @Test
  void weightsDecayWithDistance() {
    PriorContext plain = Contexts.prior(2, 1);
    PriorContext embedded =
        new PriorContext(
            2,
            Optional.empty(),
            Optional.of(Matrix.of(new double[][] {{0, 3}, {1, 0}})),
            plain.random(),
            plain.kernels(),
            plain.decompositions());
    Matrix w = Matrix.of(new double[][] {{7, -1}, {2, 5}});
    Matrix result = new ModulateDistance().apply(new ModulateDistance.Parameters(2), w, embedded);
    assertArrayEquals(
        new double[] {7, -Math.exp(-1.5), 2 * Math.exp(-.5), 5}, result.values(), 1e-15);
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "no embedding",
        () -> new ModulateDistance().apply(new ModulateDistance.Parameters(2), w, plain));
  }

  @Test
  void aMatchedDiagonalIsDrawnFromTheRest() {
    Matrix w = Matrix.of(new double[][] {{50, 1, 2}, {3, 60, 4}, {5, 6, 70}});
    Matrix result = new MatchDiagonal().apply(new NoParameters(), w, Contexts.prior(3, 1));
    assertEquals(Diagonal.removed(w), Diagonal.removed(result));
    for (int i = 0; i < 3; i++) {
      double self = result.get(i, i);
      assertTrue(Arrays.stream(Diagonal.offDiagonal(w)).anyMatch(x -> x == self), "" + self);
    }
  }

  @Test
  void anatomicalWeightsByHand() {
    assertEquals(COUNTS, anatomical(Anatomical.Value.COUNT));
    assertEquals(COUNTS.map(x -> x > 0 ? 1 : 0), anatomical(Anatomical.Value.BINARY));
    assertArrayEquals(
        new double[] {0, Math.log(4), 0, 0, 0, Math.log(2), Math.log(2), 0, 0},
        anatomical(Anatomical.Value.LOG_COUNT).values(),
        1e-15);
  }

  /** Out-strengths 3, 1, 1 and 0, in-strengths 1, 3, 1 and 0 of COUNTS with a lonely neuron. */
  @Test
  void strengthsByHand() {
    Matrix counts =
        Matrix.of(new double[][] {{0, 3, 0, 0}, {0, 0, 1, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}});
    Matrix two = counts.copy();
    two.set(0, 2, 1);
    Cortex cortex = Contexts.wired(two, Map.of());
    assertEquals(
        Matrix.of(new double[][] {{0, .75, .25, 0}, {0, 0, 1, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}}),
        anatomical(Anatomical.Value.COUNT, StrengthNormalisation.OUT_STRENGTH, cortex));
    assertEquals(
        Matrix.of(new double[][] {{0, 1, .5, 0}, {0, 0, .5, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}}),
        anatomical(Anatomical.Value.COUNT, StrengthNormalisation.IN_STRENGTH, cortex));
    Matrix both =
        anatomical(Anatomical.Value.COUNT, StrengthNormalisation.OUT_AND_IN_STRENGTH, cortex);
    assertEquals(3 / Math.sqrt(4 * 3), both.get(0, 1), 1e-15);
    assertEquals(1 / Math.sqrt(4 * 2), both.get(0, 2), 1e-15);
    assertEquals(1, Contexts.ALGEBRA.singularValues(both)[0], 1e-12);
    assertEquals(
        Matrix.of(new double[][] {{0, 2, 1, 0}, {0, 0, 1, 0}, {2, 0, 0, 0}, {0, 0, 0, 0}}),
        new Modulate()
            .apply(
                new Modulate.Parameters(
                    Measured.SYNAPSES,
                    MatrixScaling.NONE,
                    .2,
                    .1,
                    StrengthNormalisation.IN_STRENGTH),
                Matrix.zeros(4, 4).map(x -> 2),
                Contexts.prior(cortex, 1)));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Modulate.Parameters(
                        Measured.STTC,
                        MatrixScaling.NONE,
                        .2,
                        .1,
                        StrengthNormalisation.IN_STRENGTH))
            .getMessage()
            .contains("synapse-sizes"));
  }

  @Test
  void sizesOfSynapsesByHand() {
    Synapses counted = CORTEX.synapses().orElseThrow();
    Synapses sized =
        new Synapses(
            3,
            counted.pre(),
            counted.post(),
            counted.count(),
            Optional.of(new double[] {900, 50, 250}));
    Cortex cortex = Contexts.wired(sized, Map.of());
    Matrix sizes = Matrix.of(new double[][] {{0, 900, 0}, {0, 0, 50}, {250, 0, 0}});
    assertEquals(sizes, anatomical(Anatomical.Value.SIZE, StrengthNormalisation.NONE, cortex));
    assertEquals(sizes, modulate(ONES, Measured.SYNAPSE_SIZES, MatrixScaling.NONE, cortex));
    Contexts.assertProblem(
        Kind.DATA, "no sizes of synapses", () -> anatomical(Anatomical.Value.SIZE));
  }

  @Test
  void dataWithoutTheMatrixIsRefused() {
    Cortex bare = Contexts.wired(Matrix.zeros(3, 3), Map.of());
    Contexts.assertProblem(
        Kind.DATA,
        "the data has no precision matrix",
        () -> modulate(ONES, Measured.PRECISION, MatrixScaling.MIN_MAX, bare));
    Contexts.assertProblem(
        Kind.DATA,
        "no pair of neurons is connected",
        () -> modulate(ONES, Measured.CONNECTED, MatrixScaling.NONE, bare));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "needs measured wiring",
        () ->
            modulate(
                ONES,
                Measured.SYNAPSES,
                MatrixScaling.NONE,
                Contexts.functional(Map.of("sttc", CORRELATION))));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "got 4, expected 3",
        () ->
            new Anatomical()
                .generate(
                    new Anatomical.Parameters(Anatomical.Value.COUNT, StrengthNormalisation.NONE),
                    Contexts.prior(4, Optional.of(CORTEX), 1)));
    Contexts.assertProblem(
        Kind.DATA,
        "every entry is 0.5",
        () ->
            modulate(
                ONES,
                Measured.STTC,
                MatrixScaling.MIN_MAX,
                Contexts.functional(Map.of("sttc", ONES.map(x -> .5)))));
  }

  private static Matrix anatomical(Anatomical.Value value) {
    return anatomical(value, StrengthNormalisation.NONE, CORTEX);
  }

  private static Matrix anatomical(
      Anatomical.Value value, StrengthNormalisation normalisation, Cortex cortex) {
    return new Anatomical()
        .generate(new Anatomical.Parameters(value, normalisation), Contexts.prior(cortex, 1));
  }

  private static Matrix modulate(Matrix w, Measured by, MatrixScaling scaling) {
    return modulate(w, by, scaling, CORTEX);
  }

  private static Matrix modulate(Matrix w, Measured by, MatrixScaling scaling, Cortex cortex) {
    return new Modulate()
        .apply(
            new Modulate.Parameters(by, scaling, .2, .1, StrengthNormalisation.NONE),
            w,
            Contexts.prior(cortex, 1));
  }
}
