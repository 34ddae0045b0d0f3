package org.anlage.algebra;

import static org.anlage.algebra.Portable.DECOMPOSITIONS;
import static org.anlage.algebra.Portable.KERNELS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private static Ridge fit(Matrix x, Matrix y, Double... penalties) {
    return Ridge.fit(x, y, List.of(penalties), Ridge.Choice.LEAVE_ONE_OUT, KERNELS, DECOMPOSITIONS);
  }

  private static Matrix without(Matrix a, int row) {
    Matrix result = Matrix.zeros(a.rows() - 1, a.columns());
    for (int t = 0; t < result.rows(); t++) {
      for (int i = 0; i < a.columns(); i++) {
        result.set(t, i, a.get(t < row ? t : t + 1, i));
      }
    }
    return result;
  }

  @Test
  void oneStateShrinksByHand() {
    // Centred x is (-1, 0, 1), y is 2 x + 5: slope 4 / (2 + 2) = 1.
    Matrix x = Matrix.of(new double[][] {{2}, {3}, {4}});
    Matrix y = Matrix.of(new double[][] {{9}, {11}, {13}});
    Ridge ridge = fit(x, y, 2.0);
    assertEquals(1, ridge.coefficients().get(0, 0), 1e-12);
    assertEquals(8, ridge.intercepts()[0], 1e-12);
    assertEquals(11, ridge.predict(Matrix.of(new double[][] {{3}}), KERNELS).get(0, 0), 1e-12);
  }

  @Test
  void theClosedFormIsWhatLeavingOutEachSampleGives() {
    for (int states : new int[] {3, 12}) { // fewer and more states than samples
      Matrix x = Portable.normal(8, states, 1, 1);
      Matrix y = Portable.normal(8, 2, 1, 2);
      double sum = 0;
      for (int t = 0; t < 8; t++) {
        // The closed form keeps the penalty on states centred with all samples, which refitting
        // the intercept does as well.
        Ridge other = fit(without(x, t), without(y, t), 0.7);
        Matrix row = Matrix.zeros(1, states);
        for (int i = 0; i < states; i++) {
          row.set(0, i, x.get(t, i));
        }
        Matrix predicted = other.predict(row, KERNELS);
        for (int k = 0; k < 2; k++) {
          double error = y.get(t, k) - predicted.get(0, k);
          sum += error * error / 16;
        }
      }
      assertEquals(sum, fit(x, y, 0.7).leaveOneOut(), 1e-9, states + " states");
    }
  }

  @Test
  void theChosenPenaltyHasTheLeastError() {
    Matrix x = Portable.normal(30, 20, 1, 3);
    Matrix y = Portable.normal(30, 1, 1, 4); // nothing to be learned: the largest penalty
    assertEquals(1e6, fit(x, y, 1e-3, 1.0, 1e6).penalty());
    Matrix exact = Portable.product(x, Portable.normal(20, 1, 1, 5));
    assertEquals(1e-3, fit(x, exact, 1e-3, 1.0, 1e6).penalty());
    Ridge gcv =
        Ridge.fit(x, exact, List.of(1e-3, 1e6), Ridge.Choice.GENERALISED, KERNELS, DECOMPOSITIONS);
    assertEquals(1e-3, gcv.penalty());
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    Matrix x = Portable.normal(4, 2, 1, 1);
    Matrix y = Portable.normal(4, 1, 1, 1);
    y.set(1, 0, Double.NaN);
    assertThrows(ProblemException.class, () -> fit(x, y, 1.0));
  }

  @Test
  void squaredCorrelationIgnoresScaleAndSign() {
    double[] a = {1, 2, 3};
    assertEquals(1, Ridge.squaredCorrelation(a, new double[] {-2, -4, -6}), 1e-12);
    assertEquals(0, Ridge.squaredCorrelation(a, new double[] {5, 5, 5}));
    assertEquals(0.75, Ridge.squaredCorrelation(a, new double[] {0, 1, 1}), 1e-12);
  }
}
