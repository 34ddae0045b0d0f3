package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.regularization.RegularizationContext;
import org.junit.jupiter.api.Test;

class SpatialPowerTest {
  /** Strength 1/2; distances 3 and 2 count 9 and 4. */
  @Test
  void squaredDistancesByHand() {
    Matrix distances = Matrix.of(new double[][] {{0, 3}, {2, 0}});
    Matrix w = Matrix.of(new double[][] {{7, -3}, {5, 1}});
    Penalties.Result result =
        Penalties.evaluate(Penalties.bind("distance squared", .5, context(distances)), w);
    assertEquals(.5 * (3 * 9 + 5 * 4), result.value(), 1e-14);
    assertArrayEquals(new double[] {0, -4.5, 2, 0}, result.gradient(), 1e-14);
  }

  @Test
  void aPowerIsThatOfTheDistances() {
    Matrix distances = Penalties.line(6);
    Matrix squares = distances.map(d -> d * d);
    Matrix w = Penalties.normal(6, 2);
    for (String name : new String[] {"distance", "distance-communicability"}) {
      Penalties.Result expected = Penalties.evaluate(Penalties.bind(name, 1, context(squares)), w);
      Penalties.Result squared =
          Penalties.evaluate(Penalties.bind(name + " squared", 1, context(distances)), w);
      assertEquals(expected.value(), squared.value(), 1e-12 * expected.value());
      assertArrayEquals(expected.gradient(), squared.gradient(), 1e-12);
    }
  }

  private static RegularizationContext context(Matrix distances) {
    return Penalties.context(distances, Penalties.ring(distances.rows()));
  }
}
