package org.anlage.launcher.experiment;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.MisplacedValue;
import org.anlage.api.component.Parameter;

/**
 * A random search: points drawn from a space, the same for every arm.
 *
 * @param space what is drawn from
 * @param points how many points are drawn
 * @param seed seed of the draw
 * @param halving how points are given up early; empty: every point has all updates
 */
public record SearchSettings(
    @Parameter(text = "Paths, each with the values that it may have") SearchSpace space,
    @Parameter(text = "How many points are drawn, the same for every arm", min = 2, max = 1000)
        int points,
    @Parameter(text = "Seed of the draw", value = "0") long seed,
    @Parameter(text = "Successive halving; absent: every point has all updates")
        Optional<HalvingSettings> halving) {
  /** Checks that a point is left in the last rung. */
  public SearchSettings {
    if (halving.isPresent()) {
      HalvingSettings rungs = halving.get();
      if (rungs.points(points, rungs.rungs() - 1) < 1) {
        throw new MisplacedValue(
            "with "
                + points
                + " points, \"eta\" "
                + rungs.eta()
                + " and "
                + rungs.rungs()
                + " rungs no point is left in the last rung; there must be at least eta^(rungs - 1) = "
                + rungs.reduction(0)
                + " points",
            List.of("halving"),
            0);
      }
    }
  }
}
