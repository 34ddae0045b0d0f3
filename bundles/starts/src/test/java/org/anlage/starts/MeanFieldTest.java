package org.anlage.starts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.kernel.Activation;
import org.junit.jupiter.api.Test;

final class MeanFieldTest {
  private static final double VARIANCE = 0.25;
  private static final double GAIN = 1.5496739125;
  private static final double TANH_GAIN = 1.59253741972283;
  private static final double SOFTPLUS_GAIN = 1.0418668355353018;
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

  /** E max(0, z)^2 = 1/2; the others by the quadrature of SciPy; of the logistic, 12.8 by hand. */
  @Test
  void gainsThatKeepAVariance() {
    assertEquals(Math.sqrt(2), MeanField.gainOfVariance(Activation.RELU), 1e-12);
    assertEquals(1, MeanField.gainOfVariance(Activation.IDENTITY), 1e-12);
    assertEquals(TANH_GAIN, MeanField.gainOfVariance(Activation.TANH), 1e-9);
    assertEquals(SOFTPLUS_GAIN, MeanField.gainOfVariance(Activation.SOFTPLUS), 1e-9);
    assertEquals(Math.sqrt(12.8), MeanField.gainOfLinearisedVariance(Activation.LOGISTIC), 1e-14);
    assertEquals(1, MeanField.gainOfLinearisedVariance(Activation.TANH), 1e-14);
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
