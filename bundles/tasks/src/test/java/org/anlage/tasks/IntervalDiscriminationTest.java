package org.anlage.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

class IntervalDiscriminationTest {
  private static final IntervalDiscrimination TASK = new IntervalDiscrimination();

  private static IntervalDiscrimination.Parameters of(int shortest, int longest, int pause) {
    return new IntervalDiscrimination.Parameters(2, shortest, longest, 1, pause, 3);
  }

  private static int length(TrialBatch batch, int trial, int channel) {
    int length = 0;
    for (int t = 0; t < batch.steps(); t++) {
      length += Trials.input(batch, t, trial, channel) == 1 ? 1 : 0;
    }
    return length;
  }

  @Test
  void theLabelIsTheLongerOfWhatTheChannelsShow() {
    TrialBatch batch = Trials.draw(TASK, of(3, 6, 2), 3000, 1);
    assertTrue(Trials.answersAtTheLastStepOnly(batch));
    assertEquals(2 + 14 + 3, batch.steps());
    Set<String> distinct = new HashSet<>();
    int longerFirst = 0;
    for (int i = 0; i < batch.trials(); i++) {
      int first = length(batch, i, 1);
      int second = length(batch, i, 2);
      assertEquals(first > second ? 0 : 1, Trials.label(batch, i));
      assertEquals(Math.abs(first - second) - 1, batch.conditions()[i]);
      assertTrue(first >= 3 && first <= 6 && second >= 3 && second <= 6 && first != second);
      assertEquals("1x19", Trials.channel(batch, i, 0));
      distinct.add(Trials.channel(batch, i, 1) + " / " + Trials.channel(batch, i, 2));
      longerFirst += first > second ? 1 : 0;
    }
    assertEquals(TASK.describe(of(3, 6, 2)).distinctTrials().orElseThrow(), distinct.size());
    assertEquals(0.5, longerFirst / 3000.0, 0.05); // five standard errors
  }

  /** Of lengths 1, 2, 3: a second of 2 says nothing, 1 and 3 say all: (1 + 1/2 + 1) / 3. */
  @Test
  void theSecondIntervalAloneGivesTheMemorylessCeiling() {
    TaskDescription description = TASK.describe(of(1, 3, 1));
    assertEquals(2.5 / 3, description.memorylessCeiling().orElseThrow(), 1e-12);
    assertEquals(6, description.distinctTrials().orElseThrow());
    assertEquals(0.5, description.chance());
    assertEquals(1, description.ceiling());
  }

  @Test
  void intervalsThatCannotDifferAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> of(3, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> of(3, 6, 0));
  }
}
