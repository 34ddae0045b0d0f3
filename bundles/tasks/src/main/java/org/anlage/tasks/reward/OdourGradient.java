package org.anlage.tasks.reward;

import java.util.List;
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
 * A search for the source of an odour on a square grid with walls around it. Inputs: the
 * concentration where one is, exp(-d / range) at d moves from the source, and the last move, east
 * and north. The reward is 1 on arrival, which ends the trial. The score of a trial of T steps is 1
 * by the shortest way, of s moves, (T - k) / (T - s) for k moves, and 0 for none that arrives.
 */
@Component(service = Task.class)
@Extension(
    name = "odour-gradient",
    text = "Find the source of an odour on a grid by its concentration",
    source = "")
public final class OdourGradient extends RewardedTask<OdourGradient.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Places on a side of the grid.", value = "7", min = 2, max = 20) int side,
      @Parameter(
              text = "Distance over which the concentration falls to 1/e, places.",
              value = "3",
              min = 0,
              exclusiveMin = true)
          double range,
      @Parameter(
              text = "Moves of a trial, more than the longest way, 2 (side - 1).",
              value = "30",
              min = 1,
              max = 1000)
          int steps) {
    /** Checks that every source can be reached. */
    public Parameters {
      if (steps <= 2 * (side - 1)) {
        throw new IllegalArgumentException(
            "steps must be more than 2 (side - 1) (" + 2 * (side - 1) + "): got " + steps);
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    return description(
        p.steps(),
        Grid.randomWalk(p.side(), p.steps()),
        1,
        List.of("concentration", "east", "north"),
        List.of("east", "west", "north", "south"));
  }

  @Override
  Environment draw(
      Parameters p, TrialBatch batch, int trial, RandomStream random, ActionChoice choice) {
    int places = p.side() * p.side();
    int source = random.nextInt(places);
    int start = (source + 1 + random.nextInt(places - 1)) % places;
    Grid grid = new Grid(p.side());
    batch.input()[batch.at(0, trial) * batch.inputs()] =
        (float) concentration(grid.distance(start, source), p.range());
    return () -> new Search(p, grid, source, start, choice);
  }

  private static double concentration(int distance, double range) {
    return StrictMath.exp(-distance / range);
  }

  /** A trial that is under way. */
  private static final class Search extends Acts {
    private final Parameters parameters;
    private final Grid grid;
    private final int source;
    private final int shortest;
    private final ActionChoice choice;
    private int place;
    private int moves;

    Search(Parameters parameters, Grid grid, int source, int start, ActionChoice choice) {
      this.parameters = parameters;
      this.grid = grid;
      this.source = source;
      this.choice = choice;
      place = start;
      shortest = grid.distance(start, source);
    }

    @Override
    public void respond(int step, double[] outputs, int at, double[] next) {
      if (place == source) {
        action = -1;
        reward = 0;
        return;
      }
      action = choice.at(step, outputs, at, Grid.MOVES);
      int before = place;
      place = grid.moved(place, action);
      moves++;
      reward = place == source ? 1 : 0;
      next[0] = concentration(grid.distance(place, source), parameters.range());
      next[1] = grid.column(place) - grid.column(before);
      next[2] = grid.row(place) - grid.row(before);
    }

    @Override
    public int best() {
      return grid.towards(place, source);
    }

    @Override
    public double score() {
      return place == source ? Grid.score(parameters.steps(), moves, shortest) : 0;
    }
  }
}
