package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SummaryTest {
  /** Student's t of two degrees of freedom has its 0.975 quantile at 4.302653. */
  @Test
  void theIntervalIsThatOfTheMean() {
    // Mean 0.5, standard error 0.1 / sqrt(3): half width 4.302653 * 0.057735 = 0.248414.
    assertEquals("0.500 (0.252 to 0.748, n = 3)", Summary.mean(new double[] {0.4, 0.5, 0.6}));
  }

  @Test
  void theIntervalEndsWhereAccuraciesDo() {
    // Mean 0.75, standard error 0.25, quantile of one degree of freedom 12.706.
    assertEquals("0.750 (0.000 to 1.000, n = 2)", Summary.mean(new double[] {0.5, 1}));
  }

  @Test
  void oneValueHasNoInterval() {
    assertEquals("0.625 (n = 1)", Summary.mean(new double[] {0.625}));
  }
}
