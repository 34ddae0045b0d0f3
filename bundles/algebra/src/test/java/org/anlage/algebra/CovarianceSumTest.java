package org.anlage.algebra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Moments;
import org.junit.jupiter.api.Test;

class CovarianceSumTest {
  private static Moments sum(Matrix values, Precision precision, int threads, int piece) {
    try (Workers workers = new Workers(threads)) {
      CovarianceSum sum = new CovarianceSum(values.rows(), precision, Portable.KERNELS, workers);
      for (int from = 0; from < values.columns(); from += piece) {
        int to = Math.min(values.columns(), from + piece);
        Matrix part = Matrix.zeros(values.rows(), to - from);
        for (int i = 0; i < values.rows(); i++) {
          for (int t = from; t < to; t++) {
            part.set(i, t - from, values.get(i, t));
          }
        }
        sum.add(part);
      }
      return sum.moments();
    }
  }

  @Test
  void agreesWithTheDefinition() {
    Matrix values = Portable.normal(70, 600, 1, 9).map(x -> x + 1000);
    Moments moments = sum(values, Precision.FLOAT64, 1, 37);
    assertEquals(600, moments.samples());
    for (int i = 0; i < 70; i += 23) {
      for (int j = 0; j < 70; j += 11) {
        double mi = 0;
        double mj = 0;
        for (int t = 0; t < 600; t++) {
          mi += values.get(i, t) / 600;
          mj += values.get(j, t) / 600;
        }
        double c = 0;
        for (int t = 0; t < 600; t++) {
          c += (values.get(i, t) - mi) * (values.get(j, t) - mj) / 600;
        }
        assertEquals(mi, moments.mean()[i], 1e-9);
        assertEquals(c, moments.covariance().get(i, j), 1e-10);
      }
    }
  }

  @Test
  void neitherThreadsNorPiecesChangeABit() {
    Matrix values = Portable.normal(150, 520, 1, 10);
    Moments one = sum(values, Precision.FLOAT32, 1, 520);
    Moments other = sum(values, Precision.FLOAT32, 3, 77);
    assertArrayEquals(one.covariance().values(), other.covariance().values());
  }
}
