package org.anlage.tasks.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.Environment;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

/** Scores and inputs of trials whose outcome is known. */
class RewardedTasksTest {
  private static <P extends Record> TrialBatch trials(RewardedTask<P> task, P p, int count) {
    TrialBatch batch = TrialBatch.allocate(task.describe(p), count);
    task.fill(p, batch, RandomStream.of(1));
    return batch;
  }

  /** Outputs that prefer one action throughout. */
  private static float[] always(TrialBatch batch, int action) {
    float[] played = new float[batch.steps() * batch.trials() * batch.outputs()];
    for (int at = action; at < played.length; at += batch.outputs()) {
      played[at] = 1;
    }
    return played;
  }

  private static double mean(TaskDescription task, TrialBatch batch, float[] played) {
    return Arrays.stream(AnswerScore.of(task, batch, played)).average().orElseThrow();
  }

  @Test
  void aBanditWithoutChangesRewardsAsOftenAsItSays() {
    Bandit task = new Bandit();
    Bandit.Parameters p = new Bandit.Parameters(3, 0.7, 0.25, 0, 2000);
    TrialBatch batch = trials(task, p, 12);
    TrialBatch lived = batch.lived(always(batch, 2));
    double[] scores = AnswerScore.of(task.describe(p), batch, always(batch, 2));
    for (int trial = 0; trial < 12; trial++) {
      double rewards = 0;
      for (int t = 0; t < 2000; t++) {
        rewards += lived.values()[lived.at(t, trial) * 4 + 3];
        if (t > 0) {
          int at = lived.at(t, trial) * 4;
          assertEquals(lived.values()[lived.at(t - 1, trial) * 4 + 3], lived.input()[at]);
          assertArrayEquals(
              new float[] {0, 0, 1}, Arrays.copyOfRange(lived.input(), at + 1, at + 4));
        }
      }
      assertEquals(scores[trial], rewards / 2000, 0.05, "trial " + trial);
      assertEquals(scores[trial] > 0.5 ? 0.7 : 0.25, scores[trial], 1e-12, "trial " + trial);
    }
  }

  @Test
  void actionsOfTheTwoStepTaskLeadWhereTheySay() {
    TwoStep task = new TwoStep();
    TwoStep.Parameters p = new TwoStep.Parameters(0.8, 0.9, 0, 4000);
    TrialBatch batch = trials(task, p, 8);
    TrialBatch lived = batch.lived(always(batch, 1));
    for (int trial = 0; trial < 8; trial++) {
      double common = 0;
      double rewards = 0;
      for (int t = 1; t < 4000; t++) {
        int at = lived.at(t, trial) * 3;
        common += lived.input()[at] == 1 ? 1 : 0;
        rewards += lived.input()[at + 1];
        assertEquals(1, lived.input()[at + 2], "the action");
      }
      assertEquals(0.8, common / 3999, 0.03);
      double expected = rewards / 3999 > 0.5 ? 0.8 * 0.9 + 0.2 * 0.1 : 0.8 * 0.1 + 0.2 * 0.9;
      assertEquals(expected, rewards / 3999, 0.04);
    }
  }

  @Test
  void aPointerThatTurnsOneWayGoesRound() {
    RingReaching task = new RingReaching();
    RingReaching.Parameters p = new RingReaching.Parameters(8, 8);
    TrialBatch batch = trials(task, p, 50);
    TaskDescription description = task.describe(p);
    double[] stays = AnswerScore.of(description, batch, always(batch, 0));
    assertArrayEquals(stays, AnswerScore.of(description, batch, always(batch, 1)));
    TrialBatch lived = batch.lived(always(batch, 1));
    for (int t = 1; t < 8; t++) {
      int before = pointer(lived, t - 1);
      assertEquals((before + 1) % 8, pointer(lived, t), "step " + t);
    }
  }

  private static int pointer(TrialBatch lived, int step) {
    int at = lived.at(step, 0) * 16 + 8;
    for (int place = 0; place < 8; place++) {
      if (lived.input()[at + place] == 1) {
        return place;
      }
    }
    throw new AssertionError("no pointer at step " + step);
  }

  @Test
  void aSearchEndsAtTheSource() {
    OdourGradient task = new OdourGradient();
    OdourGradient.Parameters p = new OdourGradient.Parameters(4, 2, 12);
    TrialBatch batch = trials(task, p, 40);
    float[] best = Environment.best(batch);
    assertEquals(1, mean(task.describe(p), batch, best), 1e-12);
    TrialBatch lived = batch.lived(best);
    for (int trial = 0; trial < 40; trial++) {
      double rewards = 0;
      double concentration = 0;
      for (int t = 0; t < 12; t++) {
        rewards += lived.values()[lived.at(t, trial) * 5 + 4];
        concentration = Math.max(concentration, lived.input()[lived.at(t, trial) * 3]);
      }
      assertEquals(1, rewards, "one arrival");
      assertEquals(1, concentration, "exp(0) at the source");
    }
  }
}
