package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProximalTest {
  private static final RegularizationContext CONTEXT =
      Penalties.context(Matrix.of(new double[][] {{0, 2}, {4, 0}}), Penalties.ring(2));

  private static Penalty l1(double strength) {
    return new L1().bind(new L1.Parameters(strength, Form.PROXIMAL), CONTEXT);
  }

  private static Penalty distance(double strength) {
    return new DistanceCost()
        .bind(new DistanceCost.Parameters(strength, 1, Form.PROXIMAL), CONTEXT);
  }

  private static double[] after(Penalty penalty, double step, Precision precision, double... w) {
    RealBuffer weights = ByPrecision.copy(w, precision.allocate(0));
    penalty.proximal().orElseThrow().apply(weights, step);
    return weights.toDoubles();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void everyWeightMovesTowardsZeroAndStopsThere(Precision precision) {
    assertArrayEquals(
        new double[] {0.75, -0.75, 0, 0}, after(l1(0.5), 0.5, precision, 1, -1, 0.25, -0.125));
    assertArrayEquals(
        new double[] {1, -0.5, 2, Double.NaN},
        after(distance(0.5), 0.5, precision, 1, -1, 3, Double.NaN),
        "as far as its distance says, and not at all on the diagonal");
  }

  /** No other point has a smaller |V - W|^2 / 2 + step penalty(V). */
  @Test
  void itMinimisesWhatItShould() {
    double[] w = {0.9, -0.31, 0.02, -2};
    double step = 0.1;
    Penalty penalty = distance(0.7);
    double[] found = after(penalty, step, Precision.FLOAT64, w);
    double least = objective(penalty, step, w, found);
    for (int k = 0; k < w.length; k++) {
      for (double move : new double[] {-0.3, -1e-3, 1e-3, 0.3}) {
        double[] other = found.clone();
        other[k] += move;
        assertTrue(objective(penalty, step, w, other) > least, k + " by " + move);
      }
    }
  }

  private static double objective(Penalty penalty, double step, double[] w, double[] v) {
    double squares = 0;
    for (int k = 0; k < w.length; k++) {
      squares += (v[k] - w[k]) * (v[k] - w[k]);
    }
    return squares / 2 + step * Penalties.evaluate(penalty, Matrix.of(2, 2, v)).value();
  }

  @Test
  void whatIsLeftOfAWeightIsFlushed() {
    float above = Math.nextUp(0x1p-41f);
    assertEquals(
        0, after(l1(1), 0x1p-41, Precision.FLOAT32, above, 0, 0, 0)[0], "2^-64 is too small");
  }

  @Test
  void onlyTheProximalFormHasAStep() {
    for (String name : Penalties.NAMES) {
      assertFalse(Penalties.bind(name, 1, CONTEXT).proximal().isPresent(), name);
    }
    assertEquals(
        Penalties.evaluate(Penalties.bind("l1", 1, CONTEXT), Penalties.normal(2, 1)).value(),
        Penalties.evaluate(l1(1), Penalties.normal(2, 1)).value());
  }
}
