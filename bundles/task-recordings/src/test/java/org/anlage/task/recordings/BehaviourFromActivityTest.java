package org.anlage.task.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Trials;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.TrialRequest.Split;
import org.junit.jupiter.api.Test;

class BehaviourFromActivityTest {
  private static final BehaviourFromActivity TASK = new BehaviourFromActivity();
  private static final Activity.Events EVENTS = Recorded.poisson(50, 100, 3, 2);

  /** Fifty trials of 1.5 s, every 2 s: left, right, left, ... */
  private static final Trials TRIALS = Recorded.trials(50, 2, 1.5, "right", "left");

  private static BehaviourFromActivity.Parameters parameters(double bin, String... stimuli) {
    return new BehaviourFromActivity.Parameters(
        Optional.of(bin), List.of(stimuli), 0.6, 0.2, 2, Silent.REFUSE);
  }

  private static TrialBatch draw(Optional<Cortex> cortex, Split split) {
    BehaviourFromActivity.Parameters p = parameters(0.5);
    TrialBatch batch = TrialBatch.allocate(TASK.describe(p, cortex), 500);
    TASK.fill(p, batch, RandomStream.of(1), new TrialRequest(split, 0, cortex));
    return batch;
  }

  @Test
  void trialsAreThoseOfTheDataWithTheirStimuli() {
    Optional<Cortex> cortex = Recorded.of(EVENTS, TRIALS);
    TaskDescription task = TASK.describe(parameters(0.5), cortex);
    assertEquals(List.of("left", "right"), task.outputNames());
    assertEquals(3, task.steps());
    assertEquals(0.5, task.chance());
    TrialBatch batch = draw(cortex, Split.TRAINING);
    double mean = java.util.Arrays.stream(EVENTS.times()[1]).filter(t -> t < 110).count() / 120.0;
    int left = 0;
    for (int i = 0; i < batch.trials(); i++) {
      double from = batch.numbers(0)[i];
      int label = (int) (from / 2) % 2 == 0 ? 1 : 0; // the first trial is right
      left += 1 - label;
      assertEquals(label, batch.levels(0)[i]);
      for (int t = 0; t < 3; t++) {
        assertEquals(label, batch.labels()[batch.at(t, i)]);
        assertEquals(1, batch.mask()[batch.at(t, i)]);
        double start = 50 + from + 0.5 * t;
        double count =
            java.util.Arrays.stream(EVENTS.times()[1])
                .filter(time -> time >= start && time < start + 0.5)
                .count();
        assertEquals((count - mean) / Math.sqrt(mean), batch.input()[batch.at(t, i) * 2 + 1], 1e-5);
      }
    }
    assertEquals(0.5, left / 500.0, 4 * 0.5 / Math.sqrt(500));
  }

  /** Of 200 bins of 0.5 s: training to 60 s, validation 61 to 80 s, test from 81 s on. */
  @Test
  void trialsLieInOnePart() {
    Optional<Cortex> cortex = Recorded.of(EVENTS, TRIALS);
    assertWithin(draw(cortex, Split.TRAINING), 0, 58);
    assertWithin(draw(cortex, Split.VALIDATION), 62, 78);
    assertWithin(draw(cortex, Split.TEST), 82, 98);
  }

  private static void assertWithin(TrialBatch batch, double first, double last) {
    assertEquals(first, java.util.Arrays.stream(batch.numbers(0)).min().orElseThrow());
    assertEquals(last, java.util.Arrays.stream(batch.numbers(0)).max().orElseThrow());
  }

  @Test
  void dataThatDoNotFitAreRefused() {
    assertRefused(parameters(0.5), Recorded.of(EVENTS), "the task needs the times of trials");
    assertRefused(
        parameters(1.6),
        Recorded.of(EVENTS, TRIALS),
        "a bin is longer than a trial: got bins of 1.6 s, and trial 0 of 1.5 s");
    assertRefused(
        parameters(0.5, "left", "up"),
        Recorded.of(EVENTS, TRIALS),
        "no trial has this stimulus: got \"up\", expected one of [left, right]");
    assertRefused(
        parameters(0.5, "left"),
        Recorded.of(EVENTS, TRIALS),
        "there is nothing to tell apart: got stimuli [left]");
    assertRefused(
        parameters(0.5),
        Recorded.of(EVENTS, Recorded.trials(3, 30, 1.5, "a", "b", "c")),
        "a part of the recording has no trial of a stimulus: got none of \"c\" for training");
    assertRefused(
        parameters(0.5),
        Recorded.of(EVENTS, Recorded.trials(50, 2000, 1500, "a", "b")),
        "trial 0 ends after the recording: got 1500.0 s in a recording of 100.0 s");
  }

  private static void assertRefused(
      BehaviourFromActivity.Parameters p, Optional<Cortex> cortex, String expected) {
    String got = assertThrows(ProblemException.class, () -> TASK.describe(p, cortex)).getMessage();
    assertTrue(got.contains(expected), got);
  }
}
