package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;

/** Contract of tasks: a description that the trials keep, and trials from the stream alone. */
final class TaskContract {
  private static final int TRIALS = 64;

  private TaskContract() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, Task<Record> task) {
    tests.add("it describes itself", () -> describes(task.describe(subject.parameters())));
    tests.add(
        "trials are as described",
        () -> {
          for (int trials : new int[] {1, 2, TRIALS}) {
            keeps(task.describe(subject.parameters()), draw(subject, task, trials, 1));
          }
        });
    tests.add(
        "the stream alone makes the trials, not what was in the buffers",
        () -> {
          TrialBatch batch = draw(subject, task, TRIALS, 2);
          batch.clear();
          task.fill(subject.parameters(), batch, stream(1));
          Fingerprint.assertSame(
              Fingerprint.of(draw(subject, task, TRIALS, 1)),
              batch,
              "expected the same trials in a batch that was used before, and got others; write"
                  + " every value, and draw only from the random stream that it is given");
        });
    if (task.describe(subject.parameters()).distinctTrials().orElse(2) > 1) {
      tests.add(
          "other streams make other trials",
          () ->
              assertFalse(
                  Fingerprint.of(draw(subject, task, TRIALS, 1))
                      .equals(Fingerprint.of(draw(subject, task, TRIALS, 2))),
                  "two streams gave the same " + TRIALS + " trials"));
    }
    tests.add("a longer delay is a longer trial, and nothing else", () -> delays(subject, task));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (" + TRIALS + " trials)",
        () -> 1L,
        seed -> draw(subject, task, TRIALS, seed),
        seed -> draw(subject, task, TRIALS / 2, seed + 1));
  }

  private static void delays(ComponentUnderTest<Record> subject, Task<Record> task) {
    Record given = subject.parameters();
    TaskDescription before = task.describe(given);
    int delay = before.period("delay").map(p -> p.end() - p.start()).orElse(0);
    Optional<Record> changed = task.withDelay(given, delay + 7);
    if (changed.isEmpty()) {
      return;
    }
    TaskDescription longer = task.describe(changed.get());
    Period found =
        longer.period("delay").orElseThrow(() -> new AssertionError("no period \"delay\""));
    assertEquals(delay + 7, found.end() - found.start(), "steps of the delay");
    assertEquals(before.steps() + 7, longer.steps(), "steps");
    TrialBatch batch = TrialBatch.allocate(longer, TRIALS);
    task.fill(changed.get(), batch, stream(1));
    keeps(longer, batch);
    TrialBatch same = draw(subject, task, TRIALS, 1);
    assertArrayEquals(same.conditions(), batch.conditions(), "conditions");
    for (int v = 0; v < before.variables().size(); v++) {
      assertArrayEquals(same.levels(v), batch.levels(v), before.variables().get(v).name());
    }
  }

  private static RandomStream stream(long seed) {
    return RandomStream.of(seed).split("trials");
  }

  private static TrialBatch draw(
      ComponentUnderTest<Record> subject, Task<Record> task, int trials, long seed) {
    TrialBatch batch = TrialBatch.allocate(task.describe(subject.parameters()), trials);
    task.fill(subject.parameters(), batch, stream(seed));
    return batch;
  }

  private static void describes(TaskDescription task) {
    assertTrue(task.inputs() >= 1, "inputs: " + task.inputs());
    assertTrue(task.outputs() >= 1, "outputs: " + task.outputs());
    assertTrue(task.steps() >= 1, "steps: " + task.steps());
    assertTrue(task.chance() >= 0 && task.chance() <= 1, "chance: " + task.chance());
    assertTrue(
        task.ceiling() >= task.chance() && task.ceiling() <= 1, "ceiling: " + task.ceiling());
    task.memorylessCeiling()
        .ifPresent(m -> assertTrue(m >= 0 && m <= task.ceiling(), "memorylessCeiling: " + m));
    assertEquals(
        task.variables().size(),
        task.variables().stream().map(TrialVariable::name).distinct().count(),
        "two variables have one name");
    task.distinctTrials().ifPresent(d -> assertTrue(d >= 1, "distinctTrials: " + d));
    int end = 0;
    for (Period period : task.periods()) {
      assertTrue(
          period.start() >= end && period.end() > period.start() && period.end() <= task.steps(),
          period + " overlaps the one before, is empty, or ends after step " + task.steps());
      end = period.end();
    }
  }

  private static void keeps(TaskDescription task, TrialBatch batch) {
    assertTrue(finite(batch.input()), "an input is not finite");
    assertTrue(finite(batch.mask()), "an entry of the mask is not finite");
    for (int trial = 0; trial < batch.trials(); trial++) {
      boolean scored = false;
      for (int step = 0; step < batch.steps(); step++) {
        int at = batch.at(step, trial);
        float weight = batch.mask()[at];
        String where = "trial " + trial + ", step " + step;
        assertTrue(weight >= 0, where + ": a negative weight in the mask, " + weight);
        scored |= weight > 0;
        if (weight > 0 && task.objective() == Objective.CROSS_ENTROPY) {
          int label = batch.labels()[at];
          assertTrue(label >= 0 && label < task.outputs(), where + ": label " + label);
        }
      }
      assertTrue(scored, "trial " + trial + " has no step with a mask above 0: nothing is learned");
      for (int v = 0; v < task.variables().size(); v++) {
        TrialVariable variable = task.variables().get(v);
        int level = batch.levels(v)[trial];
        assertTrue(
            level >= 0 && level < variable.levels().size(),
            "trial " + trial + ": level " + level + " of " + variable);
      }
      assertTrue(batch.conditions()[trial] >= 0, "trial " + trial + ": a negative condition");
    }
    assertTrue(finite(batch.values()), "a target value is not finite");
    if (task.objective() == Objective.CROSS_ENTROPY && task.outputs() > 1 && batch.trials() > 32) {
      long labels = Arrays.stream(batch.labels()).distinct().count();
      assertTrue(labels > 1, "all trials have the same label");
    }
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
