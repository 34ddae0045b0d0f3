package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.States;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cost of activity by hand. */
final class ActivityCostTest {
  /** Three trials of four steps and two units, in rows of three values of state. */
  private record Recorded(RealBuffer buffer) implements States {
    @Override
    public int trials() {
      return 3;
    }

    @Override
    public int steps() {
      return 4;
    }

    @Override
    public int units() {
      return 2;
    }

    @Override
    public int width() {
      return 3;
    }

    @Override
    public int at(int step, int trial) {
      return (step * 3 + trial) * 3;
    }

    /** The second period has steps 1 and 2 of the first trial, 2 of the second, 3 of the third. */
    @Override
    public int start(int period, int trial) {
      return period == 0 ? 0 : trial + 1;
    }

    @Override
    public int end(int period, int trial) {
      return period == 0 ? trial + 1 : Math.max(3, trial + 2);
    }
  }

  private static ActivityPenalty penalty(ActivityCost.Form form, double target) {
    return penalty(form, target, "");
  }

  private static ActivityPenalty penalty(ActivityCost.Form form, double target, String period) {
    TaskDescription task =
        new TaskDescription(
            1,
            2,
            4,
            Objective.CROSS_ENTROPY,
            List.of(new Period("cue", 0, 1), new Period("delay", 1, 3)),
            0.5,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    return new ActivityCost()
        .bind(
            new ActivityCost.Parameters(0.5, form, target, period),
            new RegularizationContext(
                2,
                Optional.empty(),
                Optional.empty(),
                RandomStream.of(1),
                new ScalarKernels(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(task)));
  }

  @Test
  void valuesByHand() {
    Recorded states = new Recorded(new RealBuffer.Float64(new double[4 * 3 * 3]));
    states.buffer().set(states.at(1, 2) + 1, 3);
    states.buffer().set(states.at(1, 2) + 2, 9); // is no unit
    assertEquals(0.5 * 9 / 24, penalty(ActivityCost.Form.SQUARES, 0).evaluate(states), 1e-15);
    assertEquals(0.5 * 3 / 24, penalty(ActivityCost.Form.MAGNITUDES, 0).evaluate(states), 1e-15);
    assertEquals(0.5 * 18 / 24, penalty(ActivityCost.Form.CHANGES, 0).evaluate(states), 1e-15);
    double apart = 0.5 * (23 + 4) / 24;
    assertEquals(apart, penalty(ActivityCost.Form.SQUARES, 1).evaluate(states), 1e-15);
  }

  private static Recorded drawn() {
    Recorded states = new Recorded(new RealBuffer.Float64(new double[4 * 3 * 3]));
    RandomStream random = RandomStream.of(7);
    for (int k = 0; k < states.buffer().length(); k++) {
      states.buffer().set(k, random.nextGaussian());
    }
    return states;
  }

  @Test
  void onlyStepsOfThePeriodCount() {
    Recorded states = drawn();
    double squares = 0;
    double changes = 0;
    for (int[] at : new int[][] {{1, 0}, {2, 0}, {2, 1}, {3, 2}}) {
      for (int j = 0; j < 2; j++) {
        double now = states.buffer().get(states.at(at[0], at[1]) + j);
        double before = states.buffer().get(states.at(at[0] - 1, at[1]) + j);
        squares += now * now / 8;
        changes += (now - before) * (now - before) / 8;
      }
    }
    assertEquals(
        0.5 * squares, penalty(ActivityCost.Form.SQUARES, 0, "delay").evaluate(states), 1e-15);
    assertEquals(
        0.5 * changes, penalty(ActivityCost.Form.CHANGES, 0, "delay").evaluate(states), 1e-15);
  }

  @ParameterizedTest
  @EnumSource(ActivityCost.Form.class)
  void gradientsOfAPeriodAgreeWithDifferences(ActivityCost.Form form) {
    Recorded states = drawn();
    ActivityPenalty penalty = penalty(form, 0.3, "delay");
    for (int t = 0; t < 4; t++) {
      RealBuffer delta = new RealBuffer.Float64(new double[9]);
      penalty.addGradient(states, t, delta);
      for (int trial = 0; trial < 3; trial++) {
        for (int j = 0; j < 2; j++) {
          int at = states.at(t, trial) + j;
          double value = states.buffer().get(at);
          states.buffer().set(at, value + 1e-6);
          double above = penalty.evaluate(states);
          states.buffer().set(at, value - 1e-6);
          double below = penalty.evaluate(states);
          states.buffer().set(at, value);
          assertEquals((above - below) / 2e-6, delta.get(trial * 3 + j), 1e-8);
        }
      }
    }
  }

  @Test
  void aPeriodThatTheTaskDoesNotHaveIsRefused() {
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> penalty(ActivityCost.Form.CHANGES, 0, "fixation"));
    assertTrue(refused.getMessage().contains("one of cue, delay"), refused::getMessage);
  }
}
