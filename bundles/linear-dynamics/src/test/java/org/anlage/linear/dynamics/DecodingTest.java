package org.anlage.linear.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class DecodingTest {
  @Test
  void decodingTakesTheNearest() {
    Matrix candidates = Matrix.of(new double[][] {{0, 0}, {1, 0}, {0, 2}});
    Matrix rows = Matrix.of(new double[][] {{0.1, 1.5}, {0.7, 0.1}});
    assertEquals(2, Decoding.nearest(rows, 0, candidates));
    assertEquals(1, Decoding.nearest(rows, 1, candidates));
    // Wilson 1927 for 8 of 10, from statsmodels proportion_confint(8, 10, method="wilson").
    double[] interval = Decoding.interval(8, 10);
    assertEquals(0.490162, interval[0], 1e-6);
    assertEquals(0.943318, interval[1], 1e-6);
    assertEquals(0, Decoding.interval(0, 10)[0]);
    assertEquals(1, Decoding.interval(10, 10)[1]);
  }
}
