package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.Loss;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/** Contract of losses, on four trials of three outputs, of every objective that it accepts. */
final class LossContract {
  private static final int TRIALS = 4;
  private static final int STEPS = 5;
  private static final int OUTPUTS = 3;
  private static final double STEP = 1e-6;

  private LossContract() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, Loss<Record> loss) {
    tests.add(
        "it accepts tasks of some objective",
        () ->
            assertTrue(
                !accepted(subject, loss).isEmpty(),
                "bind refused tasks of every objective; it must accept one"));
    tests.add("its gradient is that of finite differences", () -> differences(subject, loss));
    tests.add(
        "steps that are not scored do not matter",
        () -> {
          for (Objective objective : accepted(subject, loss)) {
            Case with = new Case(subject, loss, objective);
            double before = with.value();
            int unscored = with.batch.at(0, 1) * OUTPUTS; // the first step of trial 1
            with.outputs[unscored] += 3;
            assertEquals(before, with.value(), objective + ": an unscored step changes the loss");
            assertEquals(0, with.gradient[unscored], objective + ": gradient of an unscored step");
          }
        });
    tests.add(
        "what it is given stays as it was",
        () -> {
          for (Objective objective : accepted(subject, loss)) {
            Case with = new Case(subject, loss, objective);
            String before = Fingerprint.of(List.of(with.batch, with.outputs));
            with.value();
            Fingerprint.assertSame(
                before,
                List.of(with.batch, with.outputs),
                "expected trials and outputs as they were given");
          }
        });
    DeterminismTests.addTo(
        tests,
        subject.name() + " (" + TRIALS + " trials)",
        () -> accepted(subject, loss).get(0),
        objective -> new Case(subject, loss, objective).both(),
        objective -> new Case(subject, loss, objective).shifted());
  }

  private static List<Objective> accepted(ComponentUnderTest<Record> subject, Loss<Record> loss) {
    List<Objective> accepted = new ArrayList<>();
    for (Objective objective : Objective.values()) {
      try {
        loss.bind(subject.parameters(), task(objective), TRIALS, Fixtures.KERNELS);
        accepted.add(objective);
      } catch (ProblemException refused) {
        // losses may be for some tasks only
      }
    }
    return accepted;
  }

  private static TaskDescription task(Objective objective) {
    return new TaskDescription(
        1, OUTPUTS, STEPS, objective, List.of(), 0, OptionalDouble.empty(), 1, OptionalInt.empty());
  }

  private static void differences(ComponentUnderTest<Record> subject, Loss<Record> loss) {
    for (Objective objective : accepted(subject, loss)) {
      Case with = new Case(subject, loss, objective);
      with.value();
      double[] found = with.gradient.clone();
      for (int i = 0; i < with.outputs.length; i++) {
        double at = with.outputs[i];
        with.outputs[i] = at + STEP;
        double above = with.value();
        with.outputs[i] = at - STEP;
        double below = with.value();
        with.outputs[i] = at;
        assertEquals(
            (above - below) / (2 * STEP),
            found[i],
            1e-6,
            objective + ", output " + i + ": gradient against finite differences");
      }
    }
  }

  /** A loss with trials and outputs. */
  private static final class Case {
    final TrialBatch batch;
    final double[] outputs;
    final double[] gradient;
    private final Loss.Bound loss;

    Case(ComponentUnderTest<Record> subject, Loss<Record> loss, Objective objective) {
      TaskDescription task = task(objective);
      this.loss = loss.bind(subject.parameters(), task, TRIALS, Fixtures.KERNELS);
      batch = TrialBatch.allocate(task, TRIALS);
      RandomStream random = RandomStream.of(17);
      outputs = new double[STEPS * TRIALS * OUTPUTS];
      gradient = new double[outputs.length];
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = random.nextGaussian();
      }
      for (int i = 0; i < batch.labels().length; i++) {
        batch.labels()[i] = random.nextInt(OUTPUTS);
      }
      for (int i = 0; i < batch.values().length; i++) {
        batch.values()[i] = random.nextInt(2); // a value of every objective
      }
      for (int trial = 0; trial < TRIALS; trial++) {
        batch.mask()[batch.at(2, trial)] = 0.5f;
        batch.mask()[batch.at(STEPS - 1, trial)] = 1;
      }
    }

    double value() {
      Arrays.fill(gradient, 0);
      return loss.evaluate(batch, outputs, gradient);
    }

    List<Object> both() {
      return List.of(value(), gradient.clone());
    }

    List<Object> shifted() {
      outputs[outputs.length - 1] += 1;
      return both();
    }
  }
}
