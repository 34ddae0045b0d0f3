package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

class UncuedEnvironmentTest {
  private static final int EACH = 22;

  /** Feedback shows the answer that was right, and who keeps its context is right in 0.9. */
  @Test
  void theContextOfBeforeIsThatOfNowMostly() {
    TrialBatch batch =
        Published.of("changing-environment-uncued", "{ \"noise\": 0 }").draw(1000, 1);
    int kept = 0;
    int all = 0;
    for (int i = 0; i < batch.trials(); i++) {
      int context = -1;
      for (int k = 0; k < 8; k++) {
        int shown = feedback(batch, k * EACH + 20, i);
        int stimulus = batch.at(k * EACH + 5, i) * 7;
        int side = batch.input()[stimulus + 2] > batch.input()[stimulus + 1] ? 1 : 0;
        assertEquals(shown % 2, side);
        for (int t = 0; t < EACH; t++) {
          boolean asked = k > 0 && t >= 15 && t < 20;
          int at = batch.at(k * EACH + t, i);
          assertEquals(asked ? 1 : 0, batch.mask()[at]);
          assertEquals(asked ? shown : 0, batch.labels()[at]);
        }
        if (context >= 0) {
          kept += shown / 2 == context ? 1 : 0;
          all++;
        }
        context = shown / 2;
        if (k == 0) {
          assertEquals(context, batch.levels(0)[i]);
        }
      }
    }
    assertEquals(0.9, kept / (double) all, 4 * Math.sqrt(0.09 / all));
  }

  private static int feedback(TrialBatch batch, int step, int trial) {
    for (int k = 0; k < 4; k++) {
      if (batch.input()[batch.at(step, trial) * 7 + 3 + k] == 1) {
        return k;
      }
    }
    throw new AssertionError("no feedback");
  }
}
