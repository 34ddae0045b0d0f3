package org.example.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DelayedMatchTest {
  private static final DelayedMatch TASK = new DelayedMatch();

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Stream.of("{}", "{\"stimuli\": 2, \"fixationSteps\": 0, \"delaySteps\": 0}")
        .flatMap(parameters -> Contracts.of(TASK, parameters));
  }

  @Test
  void theLabelIsWhetherSampleAndTestAreTheSame() {
    DelayedMatch.Parameters p = new DelayedMatch.Parameters(3, 1, 2, 4, 2, 1);
    TrialBatch batch = TrialBatch.allocate(TASK.describe(p), 600);
    TASK.fill(p, batch, RandomStream.of(1));
    int matches = 0;
    boolean[] seen = new boolean[9];
    for (int trial = 0; trial < 600; trial++) {
      int sample = shown(batch, trial, 1);
      int test = shown(batch, trial, 7);
      assertEquals(-1, shown(batch, trial, 0));
      assertEquals(-1, shown(batch, trial, 3));
      assertEquals(-1, shown(batch, trial, 9));
      assertEquals(sample == test ? 1 : 0, batch.labels()[batch.at(9, trial)]);
      assertEquals(3 * sample + test, batch.conditions()[trial]);
      seen[3 * sample + test] = true;
      matches += sample == test ? 1 : 0;
    }
    assertEquals(300, matches, 62); // five standard deviations of a binomial count
    for (boolean condition : seen) {
      assertTrue(condition);
    }
  }

  /** The stimulus at a step; -1 if there is none. */
  private static int shown(TrialBatch batch, int trial, int step) {
    int found = -1;
    for (int s = 0; s < 3; s++) {
      if (batch.input()[batch.at(step, trial) * 4 + 1 + s] != 0) {
        found = s;
      }
    }
    return found;
  }
}
