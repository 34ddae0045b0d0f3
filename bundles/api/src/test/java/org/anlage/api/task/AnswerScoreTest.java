package org.anlage.api.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Scores of trials by hand. */
final class AnswerScoreTest {
  private static TaskDescription task(Objective objective, int outputs, int steps, Decision by) {
    return new TaskDescription(
            1,
            outputs,
            steps,
            objective,
            List.of(new Period("wait", 0, 1), new Period("answer", 1, steps)),
            0,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty())
        .decidedBy(by);
  }

  /** Three trials of three steps; the last is not scored. */
  private static TrialBatch labels(TaskDescription task, int... at) {
    TrialBatch batch = TrialBatch.allocate(task, 3);
    System.arraycopy(at, 0, batch.labels(), 0, at.length);
    for (int t = 0; t < 3; t++) {
      batch.mask()[batch.at(t, 0)] = 1;
      batch.mask()[batch.at(t, 1)] = t < 2 ? 1 : 0;
    }
    return batch;
  }

  @Test
  void theLargestOutputAtTheLastScoredStep() {
    TaskDescription task = task(Objective.CROSS_ENTROPY, 2, 3, new Decision.LastLargest());
    TrialBatch batch = labels(task, 1, 1, 0, 1, 1, 0, 1, 0, 0);
    float[] outputs = {5, 1, 0, 2, 0, 0, 1, 0, 0, 2, 0, 0, 0, 3, 9, 0, 0, 0};
    assertArrayEquals(new double[] {1, 1, 0}, AnswerScore.of(task, batch, outputs));
    TaskDescription mean = task.decidedBy(new Decision.MeanLargest());
    assertArrayEquals(new double[] {1 / 3.0, 1, 0}, AnswerScore.of(mean, batch, outputs));
  }

  private static TrialBatch values(TaskDescription task, float... values) {
    TrialBatch batch = TrialBatch.allocate(task, 1);
    System.arraycopy(values, 0, batch.values(), 0, values.length);
    for (int t = 0; t < task.steps(); t++) {
      batch.mask()[t] = 1;
    }
    return batch;
  }

  /** A fixation output and four on a ring; 0 is logistic of 0, so that 1/2 is added to all. */
  @Test
  void directionsAndFixation() {
    TaskDescription task =
        task(Objective.LOGISTIC_SQUARES, 5, 1, new Decision.Direction(0, 0.5, 36));
    TrialBatch goes = values(task, 0.05f, 0.05f, 0.85f, 0.05f, 0.05f);
    float[] up = {-3, 0, 2, 0, 0};
    assertEquals(1, AnswerScore.of(task, goes, up)[0]);
    // logistic(2) - 1/2 = .381 up, logistic(1.4) - 1/2 = .302 to the right: 38.4 degrees from up
    float[] aside = {-3, 1.4f, 2, 0, 0};
    assertEquals(0, AnswerScore.of(task, goes, aside)[0]);
    float[] holding = {3, 0, 2, 0, 0};
    assertEquals(0, AnswerScore.of(task, goes, holding)[0]);
    TrialBatch holds = values(task, 0.8f, 0.05f, 0.05f, 0.05f, 0.05f);
    assertEquals(1, AnswerScore.of(task, holds, holding)[0]);
    assertEquals(0, AnswerScore.of(task, holds, up)[0]);
    float[] nowhere = {-3, 0, 0, 0, 0};
    assertEquals(0, AnswerScore.of(task, goes, nowhere)[0]);
  }

  @Test
  void distancesFromTargets() {
    Decision last = new Decision.Within(0.1, 0.1, false, false);
    TaskDescription task = task(Objective.MEAN_SQUARES, 2, 2, last);
    TrialBatch batch = values(task, 0, 0, 1, -1);
    float[] outputs = {0.05f, 0.2f, 1.15f, -1.25f};
    assertEquals(0.5, AnswerScore.of(task, batch, outputs)[0]);
    Decision every = new Decision.Within(0.1, 0.1, true, false);
    assertEquals(0.5, AnswerScore.of(task.decidedBy(every), batch, outputs)[0]);
    Decision together = new Decision.Within(0.1, 0.2, true, true);
    assertEquals(0.5, AnswerScore.of(task.decidedBy(together), batch, outputs)[0]);
  }

  /** An event at step 5, 4 steps after its period began: a tolerance of 1 + 0.25 x 4 = 2. */
  @Test
  void timesOfEvents() {
    Decision by = new Decision.Event(0, 0.5, 1, 0.25, "answer");
    TaskDescription task = task(Objective.MEAN_SQUARES, 1, 10, by);
    TrialBatch batch = values(task, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0);
    assertEquals(1, AnswerScore.of(task, batch, at(7))[0]);
    assertEquals(0, AnswerScore.of(task, batch, at(8))[0]);
    assertEquals(1, AnswerScore.of(task, batch, at(3))[0]);
    assertEquals(0, AnswerScore.of(task, batch, at(2))[0]);
    assertEquals(0, AnswerScore.of(task, batch, new float[10])[0]);
    batch.starts(1)[0] = 5;
    assertEquals(0, AnswerScore.of(task, batch, at(7))[0]);
    TrialBatch never = values(task, new float[10]);
    assertEquals(1, AnswerScore.of(task, never, new float[10])[0]);
    assertEquals(0, AnswerScore.of(task, never, at(4))[0]);
  }

  private static float[] at(int step) {
    float[] outputs = new float[10];
    outputs[step] = 1;
    return outputs;
  }

  /** Targets 1, 2, 3: squared deviations 2. Errors of 0.5 each: 0.75. */
  @Test
  void series() {
    TaskDescription task = task(Objective.MEAN_SQUARES, 1, 3, new Decision.Explained());
    TrialBatch batch = values(task, 1, 2, 3);
    float[] outputs = {1.5f, 1.5f, 3.5f};
    assertEquals(1 - 0.75 / 2, AnswerScore.of(task, batch, outputs)[0], 1e-15);
    assertEquals(0, AnswerScore.of(task, batch, new float[3])[0]);
    double error = Math.sqrt(0.75 / 2);
    TaskDescription near = task.decidedBy(new Decision.Tracking(error + 1e-9));
    TaskDescription far = task.decidedBy(new Decision.Tracking(error - 1e-9));
    assertEquals(1, AnswerScore.of(near, batch, outputs)[0]);
    assertEquals(0, AnswerScore.of(far, batch, outputs)[0]);
  }

  /** Of two series one is constant in the trial, so that only the other has variance. */
  @Test
  void constantSeriesHaveNoShareOfVariance() {
    TaskDescription task = task(Objective.MEAN_SQUARES, 2, 3, new Decision.Explained());
    TrialBatch batch = values(task, 1, 4, 2, 4, 3, 4);
    float[] outputs = {1.5f, 9, 1.5f, 4, 3.5f, 4};
    assertEquals(1 - 0.75 / 2, AnswerScore.of(task, batch, outputs)[0], 1e-15);
    TrialBatch still = values(task, 1, 4, 1, 4, 1, 4);
    assertEquals(1, AnswerScore.of(task, still, new float[] {1, 4, 1, 4, 1, 4})[0]);
    assertEquals(0, AnswerScore.of(task, still, outputs)[0]);
  }

  @Test
  void anyOrderOfSteps() {
    TaskDescription task = task(Objective.CROSS_ENTROPY, 2, 3, new Decision.MeanLargest());
    TrialBatch batch = labels(task, 1, 1, 0, 1, 1, 0, 1, 0, 0);
    AnswerScore score = new AnswerScore(task, 3);
    double[][] steps = {{5, 1, 0, 2, 0, 0}, {1, 0, 0, 2, 0, 0}, {0, 3, 9, 0, 0, 0}};
    score.begin(batch, 0, 3);
    for (int t = 2; t >= 0; t--) {
      score.take(t, steps[t]);
    }
    assertEquals(1 / 3.0 + 1, score.total());
    score.begin(batch, 1, 1);
    score.take(0, new double[] {0, 2});
    score.take(1, new double[] {1, 0});
    assertEquals(0.5, score.total());
  }

  @Test
  void undecidedIsNoNumber() {
    TaskDescription task = task(Objective.MEAN_SQUARES, 1, 2, new Decision.Undecided());
    assertTrue(Double.isNaN(AnswerScore.of(task, values(task, 1, 1), new float[2])[0]));
  }

  @Test
  void decisionsThatDoNotFitTheTask() {
    for (Decision by :
        List.of(
            new Decision.LastLargest(),
            new Decision.Direction(3, 0.5, 36),
            new Decision.Event(1, 0.5, 1, 0, ""),
            new Decision.Event(0, 0.5, 1, 0, "nowhere"))) {
      TaskDescription task = task(Objective.MEAN_SQUARES, 1, 2, by);
      assertThrows(IllegalArgumentException.class, () -> new AnswerScore(task, 1));
    }
    TaskDescription labels =
        task(Objective.CROSS_ENTROPY, 1, 2, new Decision.Within(1, 0, false, false));
    assertThrows(IllegalArgumentException.class, () -> new AnswerScore(labels, 1));
  }
}
