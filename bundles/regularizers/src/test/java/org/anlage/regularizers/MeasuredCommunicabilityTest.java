package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasuredCommunicabilityTest {
  /** 0 -> 1 (twice), 0 -> 2, 2 -> 0; 1 has no outputs, 3 is isolated. */
  private static final Synapses SMALL =
      new Synapses(4, new int[] {0, 0, 2}, new int[] {1, 2, 0}, new int[] {2, 1, 1});

  @ParameterizedTest
  @EnumSource(WiringNormalisation.class)
  void ofAPathOfThreeItIsTheClosedForm(WiringNormalisation normalisation) {
    Synapses path =
        new Synapses(3, new int[] {0, 1, 1, 2}, new int[] {1, 0, 2, 1}, new int[] {1, 1, 1, 1});
    double near = Math.sinh(1) / Math.sqrt(2);
    double far = (Math.cosh(1) - 1) / 2;
    assertEquals(0.83099, near, 5e-6);
    assertEquals(0.27154, far, 5e-6);
    assertArrayEquals(
        new double[] {0, near, far, near, 0, near, far, near, 0},
        of(path, normalisation).values().values(),
        1e-14);
  }

  @Test
  void guardedFormAgreesWithReferences() throws Exception {
    for (JsonObject c : Reference.cases("regularizers.json")) {
      Synapses synapses = Synapses.of(Reference.matrix(c, "wiring"));
      assertArrayEquals(
          Reference.matrix(c, "C_emp").values(),
          of(synapses, WiringNormalisation.GUARDED).values().values(),
          1e-12);
    }
  }

  @Test
  void everyEdgeIsAccountedFor() {
    assertEquals(
        new MeasuredCommunicability.EdgeAccount(3, 0, 0, 2, 1),
        of(SMALL, WiringNormalisation.ROWS_AND_COLUMNS).edges());
    assertEquals(
        new MeasuredCommunicability.EdgeAccount(3, 1, 0, 2, 1),
        of(SMALL, WiringNormalisation.GUARDED).edges());
    assertEquals(
        new MeasuredCommunicability.EdgeAccount(3, 0, 1, 2, 1),
        of(SMALL, WiringNormalisation.AS_RELEASED).edges());
  }

  @Test
  void rowsAndColumnsKeepsTheEdgeThatTheGuardDrops() {
    Matrix kept = of(SMALL, WiringNormalisation.ROWS_AND_COLUMNS).values();
    Matrix guarded = of(SMALL, WiringNormalisation.GUARDED).values();
    Matrix released = of(SMALL, WiringNormalisation.AS_RELEASED).values();
    assertTrue(kept.get(0, 1) > 2 / Math.sqrt(3 * 2));
    assertEquals(0, guarded.get(0, 1));
    assertTrue(released.get(0, 1) > 1e5);
  }

  @Test
  void sortedValuesAscend() {
    double[] sorted = of(SMALL, WiringNormalisation.GUARDED).sorted();
    assertEquals(16, sorted.length);
    for (int k = 1; k < sorted.length; k++) {
      assertTrue(sorted[k - 1] <= sorted[k]);
    }
  }

  private static MeasuredCommunicability of(Synapses synapses, WiringNormalisation normalisation) {
    return MeasuredCommunicability.of(synapses, normalisation, new ScalarKernels());
  }
}
