package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.kernels.ScalarKernels;
import org.anlage.wiring.RandomWiring;
import org.junit.jupiter.api.Test;

class WiringTargetTest {
  private static final int N = 20;
  private static final Matrix WIRING = Penalties.ring(N);
  private static final Matrix W = Penalties.normal(N, 1);

  /** Aiming at a null is aiming at that wiring as if it had been measured. */
  @Test
  void aNullIsAimedAtAsIfItHadBeenMeasured() {
    Synapses measured = Synapses.of(WIRING);
    assertEquals(
        value(
            RandomWiring.rewired(measured, Optional.empty(), 10, RandomStream.of(5)),
            WiringTarget.MEASURED,
            5),
        value(measured, WiringTarget.REWIRED, 5));
    assertEquals(
        value(
            RandomWiring.equalDensity(measured, Optional.empty(), RandomStream.of(5)),
            WiringTarget.MEASURED,
            5),
        value(measured, WiringTarget.EQUAL_DENSITY, 5));
  }

  @Test
  void nullsDifferFromWhatWasMeasuredAndBetweenSeeds() {
    Synapses measured = Synapses.of(WIRING);
    for (WiringTarget target :
        new WiringTarget[] {WiringTarget.REWIRED, WiringTarget.EQUAL_DENSITY}) {
      double once = value(measured, target, 5);
      assertEquals(once, value(measured, target, 5));
      assertNotEquals(once, value(measured, target, 6));
      assertNotEquals(once, value(measured, WiringTarget.MEASURED, 5));
    }
  }

  private static double value(Synapses wiring, WiringTarget target, long seed) {
    RegularizationContext context =
        new RegularizationContext(
            N,
            Optional.empty(),
            Optional.of(Penalties.wired(wiring.counts())),
            RandomStream.of(seed),
            new ScalarKernels());
    return Penalties.evaluate(
            new CommunicabilityEmd()
                .bind(
                    new CommunicabilityEmd.Parameters(
                        1, WiringNormalisation.ROWS_AND_COLUMNS, 0, target),
                    context),
            W)
        .value();
  }
}
