package org.anlage.starts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.kernel.Activation;
import org.junit.jupiter.api.Test;

final class MeanFieldTest {
  private static final double VARIANCE = 0.25;
  private static final double GAIN = 1.5496739125;
  private static final double Q = 1.3179389990;

  @Test
  void expectationsOfPowers() {
    assertEquals(1, MeanField.expectation(z -> z * z), 1e-12);
    assertEquals(3, MeanField.expectation(z -> z * z * z * z), 1e-12);
    assertEquals(Math.sqrt(2 / Math.PI), MeanField.expectation(Math::abs), 5e-5);
  }

  @Test
  void criticalGainsThatAreKnown() {
    assertEquals(1, new MeanField(Activation.IDENTITY, 0.7).gain(1), 1e-6);
    assertEquals(Math.sqrt(2), new MeanField(Activation.RELU, 0.7).gain(1), 1e-6);
    // without input states vanish below g = 1, so that the slope is 1 and chi = g^2
    assertEquals(1, new MeanField(Activation.TANH, 0).gain(1), 2e-2);
  }

  /** Of an identity network, q = s^2 / (1 - g^2). */
  @Test
  void variancesOfALinearNetwork() {
    assertEquals(0.4 / 0.75, new MeanField(Activation.IDENTITY, 0.4).variance(0.5), 1e-9);
    assertTrue(Double.isInfinite(new MeanField(Activation.IDENTITY, 0.4).variance(1.5)));
  }

  /** Values of the fixed point found with SciPy's quad and brentq. */
  @Test
  void tanhWithInput() {
    MeanField field = new MeanField(Activation.TANH, VARIANCE);
    assertEquals(GAIN, field.gain(1), 1e-5);
    assertEquals(Q, field.variance(GAIN), 1e-5);
  }
}
