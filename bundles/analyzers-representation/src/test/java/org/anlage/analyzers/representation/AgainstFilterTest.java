package org.anlage.analyzers.representation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

class AgainstFilterTest {
  /** Outputs are logarithms of 0.2 and 0.8, but for a constant; the first step is not scored. */
  @Test
  void crossEntropyIsThatOfTheLabelsProbabilities() {
    TaskDescription task =
        new TaskDescription(
            1,
            2,
            3,
            Objective.CROSS_ENTROPY,
            List.of(),
            0.5,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    TrialBatch batch = TrialBatch.allocate(task, 1);
    batch.labels()[1] = 1;
    batch.labels()[2] = 0;
    batch.mask()[1] = 1;
    batch.mask()[2] = 1;
    float low = (float) (Math.log(0.2) + 900);
    float high = (float) (Math.log(0.8) + 900);
    float[] output = {7, 9, low, high, low, high};
    assertEquals(
        -(Math.log(0.8) + Math.log(0.2)) / 2, AgainstFilter.crossEntropy(batch, output), 1e-4);
  }
}
