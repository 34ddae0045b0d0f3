package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.training.WeightConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each constraint on three units by hand. */
final class ConstraintsTest {
  private static final Matrix INITIAL =
      Matrix.of(new double[][] {{1, -0.5, 0}, {-1, 0.25, 0}, {0, 0, 0}});
  private static final double[] MOVED = {-2, -3, 4, 5, 6, -7, -8, 9, Double.NaN};

  @ParameterizedTest
  @EnumSource(Precision.class)
  void signsAreKept(Precision precision) {
    assertProjected(new FixedSign(), precision, 0, -3, 4, 0, 6, -7, -8, 9, Double.NaN);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void zerosAreKept(Precision precision) {
    assertProjected(new FixedZeros(), precision, -2, -3, 0, 5, 6, 0, 0, 0, Double.NaN);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void rowsHaveOneSign(Precision precision) {
    assertProjected(new DalesLaw(), precision, 0, 0, 4, 0, 0, -7, 0, 9, Double.NaN);
  }

  /** Two rings of two units: each block of 2 x 2 has two diagonals, which become their means. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void diagonalsOfBlocksAreAveraged(Precision precision) {
    RealBuffer weights = precision.allocate(16);
    weights.setAll(new double[] {1, 2, 0, 8, 4, 3, -8, 0, 5, 5, 1, 0, 5, 7, 0, Double.NaN});
    new BlockCirculant()
        .bind(new BlockCirculant.Parameters(2), Matrix.identity(4))
        .project(weights);
    double nan = Double.NaN;
    assertArrayEquals(
        new double[] {2, 3, 0, 0, 3, 2, 0, 0, 6, 5, nan, 0, 5, 6, 0, nan}, weights.toDoubles());
  }

  @Test
  void unitsMustFillTheirRings() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> new BlockCirculant().bind(new BlockCirculant.Parameters(3), Matrix.identity(4)));
    assertTrue(refused.getMessage().contains("4 units in 3 channels"), refused.getMessage());
  }

  private static void assertProjected(
      WeightConstraint<NoParameters> constraint, Precision precision, double... expected) {
    RealBuffer weights = precision.allocate(9);
    weights.setAll(MOVED);
    constraint.bind(new NoParameters(), INITIAL).project(weights);
    assertArrayEquals(expected, weights.toDoubles());
  }
}
