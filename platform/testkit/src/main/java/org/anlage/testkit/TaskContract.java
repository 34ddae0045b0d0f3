package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.TrialVariable;
import org.anlage.api.task.Variation;

/** Contract of tasks: a description that the trials keep, and trials from the stream alone. */
final class TaskContract {
  private static final int TRIALS = 64;

  /** Twelve neurons in 60 s with twenty trials of two stimuli. */
  private static final Optional<Cortex> DATA = Optional.of(Fixtures.withTrials(12, 1));

  private TaskContract() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, Task<Record> task) {
    tests.add("it describes itself", () -> describes(describe(task, subject.parameters())));
    tests.add(
        "trials are as described",
        () -> {
          for (int trials : new int[] {1, 2, TRIALS}) {
            keeps(describe(task, subject.parameters()), draw(subject, task, trials, 1));
          }
        });
    tests.add(
        "the stream alone makes the trials, not what was in the buffers",
        () -> {
          TrialBatch batch = draw(subject, task, TRIALS, 2);
          batch.clear();
          fill(task, subject.parameters(), batch, stream(1));
          Fingerprint.assertSame(
              Fingerprint.of(draw(subject, task, TRIALS, 1)),
              batch,
              "expected the same trials in a batch that was used before, and got others; write"
                  + " every value, and draw only from the random stream that it is given");
        });
    if (describe(task, subject.parameters()).distinctTrials().orElse(2) > 1) {
      tests.add(
          "other streams make other trials",
          () ->
              assertFalse(
                  Fingerprint.of(draw(subject, task, TRIALS, 1))
                      .equals(Fingerprint.of(draw(subject, task, TRIALS, 2))),
                  "two streams gave the same " + TRIALS + " trials"));
    }
    tests.add("the right answers score the ceiling", () -> TaskScores.right(draw(subject, task)));
    tests.add(
        "answers that do not look score chance at most",
        () -> TaskScores.blind(draw(subject, task)));
    tests.add("a variation changes what it names, and nothing else", () -> varies(subject, task));
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
    TaskDescription before = describe(task, given);
    int delay = before.period("delay").map(p -> p.end() - p.start()).orElse(0);
    Optional<Record> changed = task.withDelay(given, delay + 7);
    if (changed.isEmpty()) {
      return;
    }
    TaskDescription longer = describe(task, changed.get());
    Period found =
        longer.period("delay").orElseThrow(() -> new AssertionError("no period \"delay\""));
    assertEquals(delay + 7, found.end() - found.start(), "steps of the delay");
    assertEquals(before.steps() + 7, longer.steps(), "steps");
    TrialBatch batch = TrialBatch.allocate(longer, TRIALS);
    fill(task, changed.get(), batch, stream(1));
    keeps(longer, batch);
    TrialBatch same = draw(subject, task, TRIALS, 1);
    assertSameBut("delay", before, same, longer, batch);
  }

  private static TaskScores.Drawn draw(ComponentUnderTest<Record> subject, Task<Record> task) {
    return new TaskScores.Drawn(
        describe(task, subject.parameters()), draw(subject, task, TaskScores.TRIALS, 3));
  }

  private static void varies(ComponentUnderTest<Record> subject, Task<Record> task) {
    Record given = subject.parameters();
    TaskDescription before = describe(task, given);
    TrialBatch same = draw(subject, task, TRIALS, 1);
    for (Variation variation : task.variations(given)) {
      int possible = 0;
      for (double value : variation.values()) {
        Optional<Record> varied = task.vary(given, variation.name(), value);
        if (varied.isPresent()) {
          TaskDescription described = describe(task, varied.get());
          TrialBatch batch = TrialBatch.allocate(described, TRIALS);
          fill(task, varied.get(), batch, stream(1));
          keeps(described, batch);
          assertSameBut(variation.name(), before, same, described, batch);
          possible++;
        }
      }
      assertTrue(possible > 0, variation + ": the task takes none of its values");
    }
  }

  private static void assertSameBut(
      String variation,
      TaskDescription before,
      TrialBatch same,
      TaskDescription described,
      TrialBatch batch) {
    for (int v = 0; v < before.variables().size(); v++) {
      String name = before.variables().get(v).name();
      if (!name.equals(variation)) {
        int now = described.variables().stream().map(TrialVariable::name).toList().indexOf(name);
        assertTrue(now >= 0, variation + " takes away the variable " + name);
        assertArrayEquals(same.levels(v), batch.levels(now), variation + " changes " + name);
      }
    }
    if (!variation.equals("length")) {
      for (int n = 0; n < before.numbers().size(); n++) {
        String name = before.numbers().get(n);
        if (!name.equals(variation)) {
          int now = described.numbers().indexOf(name);
          assertTrue(now >= 0, variation + " takes away the number " + name);
          assertArrayEquals(same.numbers(n), batch.numbers(now), variation + " changes " + name);
        }
      }
    }
  }

  private static void assertTiles(TaskDescription task, TrialBatch batch, int trial) {
    int end = batch.starts(0)[trial];
    for (int p = 0; p < task.periods().size(); p++) {
      int start = batch.starts(p)[trial];
      String where = "trial " + trial + ": period " + task.periods().get(p).name();
      assertEquals(end, start, where + " does not start where the one before ends");
      end = batch.ends(p)[trial];
      assertTrue(end >= start && end <= batch.steps(), where + " ends at " + end);
    }
    for (int step = end; step < batch.steps(); step++) {
      assertEquals(
          0,
          batch.mask()[batch.at(step, trial)],
          "trial " + trial + ", step " + step + " is scored after the last period");
    }
  }

  /** The description; of a task that is made from data, with those of {@link #DATA}. */
  private static TaskDescription describe(Task<Record> task, Record parameters) {
    return task.describe(parameters, DATA);
  }

  private static void fill(
      Task<Record> task, Record parameters, TrialBatch batch, RandomStream random) {
    task.fill(parameters, batch, random, new TrialRequest(TrialRequest.Split.ANALYSIS, -1, DATA));
  }

  private static RandomStream stream(long seed) {
    return RandomStream.of(seed).split("trials");
  }

  private static TrialBatch draw(
      ComponentUnderTest<Record> subject, Task<Record> task, int trials, long seed) {
    TrialBatch batch = TrialBatch.allocate(describe(task, subject.parameters()), trials);
    fill(task, subject.parameters(), batch, stream(seed));
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
      if (task.drawnPeriods() && !task.periods().isEmpty()) {
        assertTiles(task, batch, trial);
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
