package org.anlage.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class SignalToNoiseTest {
  @Test
  void itIsOneForASlowTraceAndNegativeForAnAlternatingOne() {
    assertEquals(1, SignalToNoise.of(new double[] {0, 1, 2, 3, 4, 5}), 1e-12);
    // Differences -2, 2, -2, 2, -2: variance 4 - 0.16; variance of the trace 1.
    assertEquals(1 - 3.84 / 2, SignalToNoise.of(new double[] {1, -1, 1, -1, 1, -1}), 1e-12);
  }

  @Test
  void piecesAddUpToTheWhole() {
    Matrix x = Portable.normal(3, 50, 1, 7).map(v -> v + 1000);
    SignalToNoise whole = new SignalToNoise(3);
    whole.add(x);
    SignalToNoise pieces = new SignalToNoise(3);
    for (int from = 0; from < 50; from += 20) {
      int to = Math.min(50, from + 20);
      Matrix piece = Matrix.zeros(3, to - from);
      for (int i = 0; i < 3; i++) {
        for (int t = from; t < to; t++) {
          piece.set(i, t - from, x.get(i, t));
        }
      }
      pieces.add(piece);
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(whole.ratio(i), pieces.ratio(i));
      assertEquals(whole.variance(i), pieces.variance(i));
    }
  }

  @Test
  void aConstantHasNone() {
    SignalToNoise constant = new SignalToNoise(1);
    constant.add(Matrix.of(new double[][] {{0.1, 0.1, 0.1, 0.1}}));
    assertEquals(0, constant.variance(0));
    assertTrue(Double.isNaN(constant.ratio(0)));
  }
}
