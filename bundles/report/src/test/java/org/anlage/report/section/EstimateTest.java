package org.anlage.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class EstimateTest {
  @Test
  void intervalByHand() {
    // 1, 2, 3, 4: mean 2.5, deviation sqrt(5/3), half width 3.182446 * deviation / 2.
    Estimate e = Estimate.of(new double[] {1, Double.NaN, 2, 3, 4});
    assertEquals(4, e.count());
    assertEquals(2.5, e.mean(), 1e-15);
    assertEquals(2.5 - 2.0542604, e.low(), 1e-6);
    assertEquals(2.5 + 2.0542604, e.high(), 1e-6);
    assertEquals("2.50 (0.45 to 4.55)", e.text(2));
    assertEquals(3, e.within(0, 3).high(), 0);
  }

  @Test
  void oneValueHasNoInterval() {
    Estimate e = Estimate.of(new double[] {0.5});
    assertEquals("0.500", e.text(3));
    assertTrue(Double.isNaN(e.low()));
    assertEquals("–", Estimate.of(new double[] {}).text(3));
  }
}
