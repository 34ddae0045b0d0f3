package org.anlage.workbench.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class SymmetricInputTest {
  private static final Matrix FULL =
      Matrix.of(new double[][] {{1, 0.5, 0}, {0.5, 1, -0.25}, {0, -0.25, 1}});

  @Test
  void aTriangleIsMirrored() {
    Matrix lower = Matrix.of(new double[][] {{1, 0, 0}, {0.5, 1, 0}, {0, -0.25, 1}});
    assertEquals(FULL, SymmetricInput.of(lower, "a"));
    assertEquals(FULL, SymmetricInput.of(lower.transpose(), "a"));
    assertSame(FULL, SymmetricInput.of(FULL, "a"));
  }

  @Test
  void anAsymmetricMatrixIsRefusedAndRoundingIsNot() {
    Matrix a = FULL.copy();
    a.set(0, 1, 0.5 + 1e-12);
    assertSame(a, SymmetricInput.of(a, "a"));
    a.set(0, 1, 0.6);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> SymmetricInput.of(a, "a.npy"));
    assertTrue(refused.getMessage().contains("a.npy, row 1, column 0"), refused::getMessage);
  }
}
