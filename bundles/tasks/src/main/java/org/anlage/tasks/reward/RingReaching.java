package org.anlage.tasks.reward;

import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.ActionChoice;
import org.anlage.api.task.Environment;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * A pointer on a ring of places that is moved to a target. Inputs: one for each place of the
 * target, which stays, and one for each of the pointer. The reward of a step is the distance that
 * was gained, in halves of the ring; the score of a trial is 1 minus the distance at its end, in
 * the same unit. After NeuroGym's Reaching1D.
 */
@Component(service = Task.class)
@Extension(
    name = "reaching-1d",
    text = "Move a pointer around a ring to a target",
    source = "doi:10.31234/osf.io/aqc9n")
public final class RingReaching extends RewardedTask<RingReaching.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Places on the ring, an even number.", value = "16", min = 4, max = 1000)
          int places,
      @Parameter(
              text = "Moves of a trial, at least half as many as there are places.",
              value = "12",
              min = 1,
              max = 100000)
          int steps) {
    /** Checks that every target can be reached. */
    public Parameters {
      if (places % 2 != 0) {
        throw new IllegalArgumentException("places must be even: got " + places);
      }
      if (steps < places / 2) {
        throw new IllegalArgumentException(
            "steps must be at least places / 2 (" + places / 2 + "): got " + steps);
      }
    }
  }

  private static final int[] MOVES = {0, 1, -1};

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    List<String> inputs =
        IntStream.range(0, 2 * p.places())
            .mapToObj(i -> (i < p.places() ? "target " : "pointer ") + i % p.places())
            .toList();
    return description(p.steps(), 0.5, 1, inputs, List.of("stay", "clockwise", "counterclockwise"));
  }

  @Override
  Environment draw(
      Parameters p, TrialBatch batch, int trial, RandomStream random, ActionChoice choice) {
    int target = random.nextInt(p.places());
    int start = random.nextInt(p.places());
    for (int t = 0; t < batch.steps(); t++) {
      batch.input()[batch.at(t, trial) * batch.inputs() + target] = 1;
    }
    batch.input()[batch.at(0, trial) * batch.inputs() + p.places() + start] = 1;
    return () -> new Pointer(p.places(), target, start, choice);
  }

  /** A trial that is under way. */
  private static final class Pointer extends Acts {
    private final int places;
    private final int target;
    private final ActionChoice choice;
    private int pointer;

    Pointer(int places, int target, int start, ActionChoice choice) {
      this.places = places;
      this.target = target;
      this.choice = choice;
      pointer = start;
    }

    @Override
    public void respond(int step, double[] outputs, int at, double[] next) {
      double before = distance();
      action = choice.at(step, outputs, at, MOVES.length);
      pointer = Math.floorMod(pointer + MOVES[action], places);
      reward = before - distance();
      next[places + pointer] = 1;
    }

    /** From 0 to 1, half of the ring. */
    private double distance() {
      int clockwise = Math.floorMod(target - pointer, places);
      return 2.0 * Math.min(clockwise, places - clockwise) / places;
    }

    @Override
    public int best() {
      int clockwise = Math.floorMod(target - pointer, places);
      if (clockwise == 0) {
        return 0;
      }
      return clockwise <= places / 2 ? 1 : 2;
    }

    @Override
    public double score() {
      return 1 - distance();
    }
  }
}
