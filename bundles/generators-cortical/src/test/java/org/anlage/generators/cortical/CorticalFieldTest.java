package org.anlage.generators.cortical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.junit.jupiter.api.Test;

/** W* of field 6_6_2 against an independent computation in NumPy. */
class CorticalFieldTest {
  @Test
  void correlationAndTilingWithoutLognormal() throws Exception {
    Matrix w = generate(false, FunctionalMatrix.CORRELATION, FunctionalMatrix.STTC);
    assertDiagonal(w, .37921825851885, .37921825851885, .37921825851885);
    assertRest(w, .0017901052272543, .001013979042699);
    assertSpectrum(w, .95, .5723525, .4884892, .4726924, .3747114);
  }

  @Test
  void precisionAndTilingWithoutLognormal() throws Exception {
    Matrix w = generate(false, FunctionalMatrix.PRECISION, FunctionalMatrix.STTC);
    assertDiagonal(w, .2775482697574759, .15461618942282, .48589859551205);
    assertRest(w, .0021203982735110, .0004481115894519);
    assertSpectrum(w, .95, .48236651, .44964462, .43236559, .27339167);
  }

  @Test
  void tilingAloneWithoutLognormal() throws Exception {
    Matrix w = generate(false, FunctionalMatrix.STTC);
    assertDiagonal(w, .0458629621231231, .0458629621231231, .0458629621231231);
    assertRest(w, .0028863640973850, .0007201949827070728);
    assertSpectrum(w, .95, .17519056, .12395538, .10851749, .04135122);
  }

  /** With draws only the order of size is fixed: published diagonal mean .259, the rest .00126. */
  @Test
  void withLognormalItIsCloseToADiagonalMatrix() throws Exception {
    Matrix w = generate(true, FunctionalMatrix.CORRELATION, FunctionalMatrix.STTC);
    double self = Contexts.mean(Diagonal.only(w).values()) * 312;
    assertEquals(.26, self, .08);
    assertEquals(.0013, Contexts.mean(Diagonal.offDiagonal(w)), .0004);
    assertEquals(.95, Contexts.ALGEBRA.eigenvalues(w).spectralRadius(), 1e-10);
  }

  private static Matrix generate(boolean lognormal, FunctionalMatrix... matrices) throws Exception {
    return new Cortical()
        .generate(
            new Cortical.Parameters(
                List.of(matrices),
                lognormal,
                -0.5,
                0.5,
                Cortical.DiagonalRule.KEEP,
                0.1,
                0.01,
                0.95,
                0.2,
                0.1),
            Contexts.prior(MeasuredField.load(), 0));
  }

  private static void assertDiagonal(Matrix w, double mean, double low, double high) {
    double[] self = new double[312];
    for (int i = 0; i < 312; i++) {
      self[i] = w.get(i, i);
    }
    Arrays.sort(self);
    assertEquals(mean, Contexts.mean(self), 1e-10);
    assertEquals(low, self[0], 1e-10);
    assertEquals(high, self[311], 1e-10);
  }

  private static void assertRest(Matrix w, double mean, double deviation) {
    assertEquals(mean, Contexts.mean(Diagonal.offDiagonal(w)), 1e-12);
    assertEquals(deviation, Contexts.deviation(Diagonal.offDiagonal(w)), 1e-12);
  }

  private static void assertSpectrum(Matrix w, double... topFourAndMedian) {
    Eigenvalues eigenvalues = Contexts.ALGEBRA.eigenvalues(w);
    double[] sizes = new double[312];
    for (int i = 0; i < 312; i++) {
      sizes[i] = Math.hypot(eigenvalues.real()[i], eigenvalues.imaginary()[i]);
    }
    Arrays.sort(sizes);
    for (int k = 0; k < 4; k++) {
      assertEquals(topFourAndMedian[k], sizes[311 - k], 1e-7);
    }
    assertEquals(topFourAndMedian[4], (sizes[155] + sizes[156]) / 2, 1e-7);
  }
}
