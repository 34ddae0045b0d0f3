package org.anlage.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class CortexTest {
  private static final Neurons PLAIN = new Neurons(3, Map.of("nucleus", new long[] {11, 12, 13}));
  private static final Neurons TYPED =
      new Neurons(3, PLAIN.ids(), Map.of(Neurons.CELL_TYPE, List.of("23P", "", "BC")));
  private static final Synapses COUNTED =
      new Synapses(3, new int[] {0, 2}, new int[] {1, 0}, new int[] {2, 1});
  private static final Synapses SIZED =
      new Synapses(
          3,
          COUNTED.pre(),
          COUNTED.post(),
          COUNTED.count(),
          Optional.of(new double[] {1500.5, 300}));
  private static final Trials TRIALS =
      new Trials(new double[] {0, 1}, new double[] {0.5, 1.5}, List.of("left", "right"));

  /** Expected: SHA-256 of the same bytes by Python's hashlib. */
  @Test
  void theDigestOfWhatHasNoTypesSizesOrTrialsIsThatOfBefore() {
    assertEquals(
        "2121850491e1f1f89f9df20dd6867902fb29f2b5e1c46d6825569fd5657f671d",
        cortex(PLAIN, COUNTED, Optional.empty()).digest());
  }

  /** Expected: SHA-256 of the same bytes by Python's hashlib. */
  @Test
  void typesSizesAndTrialsAreInTheDigest() {
    assertEquals(
        "21516002ffb9b7a2c744cc995c2e1acf96722d80129353deeb8ac10dfd1b6985",
        cortex(TYPED, SIZED, Optional.of(TRIALS)).digest());
  }

  @Test
  void sizesByHand() {
    assertTrue(COUNTED.sizes().isEmpty());
    Matrix sizes = SIZED.sizes().orElseThrow();
    assertEquals(Matrix.of(3, 3, new double[] {0, 1500.5, 0, 0, 0, 0, 300, 0, 0}), sizes);
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertRefused(() -> new Neurons(3, Map.of(), Map.of("cell_type", List.of("BC"))));
    assertRefused(() -> sized(1));
    assertRefused(() -> sized(1, -1));
    assertRefused(() -> sized(1, Double.NaN));
    assertRefused(() -> new Trials(new double[] {0}, new double[] {1}, List.of()));
    assertRefused(() -> new Trials(new double[] {1}, new double[] {1}, List.of("a")));
    assertRefused(() -> new Trials(new double[] {-1}, new double[] {1}, List.of("a")));
  }

  private static Synapses sized(double... sizes) {
    return new Synapses(3, COUNTED.pre(), COUNTED.post(), COUNTED.count(), Optional.of(sizes));
  }

  private static void assertRefused(org.junit.jupiter.api.function.Executable made) {
    assertThrows(IllegalArgumentException.class, made);
  }

  private static Cortex cortex(Neurons neurons, Synapses synapses, Optional<Trials> trials) {
    return new Cortex(
        neurons,
        Optional.of(new Positions(Matrix.of(3, 3, new double[] {0, 0, 0, 3, 4, 0, 0, 0, 9}))),
        Optional.of(synapses),
        Optional.of(new Activity.Events(new double[][] {{0.5, 1.5}, {}, {1}}, 2)),
        Map.of(),
        new Provenance("test", "Three neurons", "", true, List.of()),
        trials);
  }
}
