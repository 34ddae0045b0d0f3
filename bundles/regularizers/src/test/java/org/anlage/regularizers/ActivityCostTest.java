package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.States;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

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
  }

  private static ActivityPenalty penalty(ActivityCost.Form form, double target) {
    return new ActivityCost()
        .bind(
            new ActivityCost.Parameters(0.5, form, target),
            new RegularizationContext(
                2, Optional.empty(), Optional.empty(), RandomStream.of(1), new ScalarKernels()));
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
}
