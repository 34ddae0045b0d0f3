package org.anlage.analyzers.dynamics;

import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.linear.dynamics.UnitSplit;

/** Schemes for splitting units into halves. */
public record SplitScheme(
    @Parameter(
            text = "checkerboard where units have positions, else random; or random always",
            value = "\"checkerboard\"")
        Form form,
    @Parameter(
            text = "Side of a square of the checkerboard; the paper has 25 to 50",
            value = "25",
            unit = "um",
            min = 0,
            exclusiveMin = true)
        double spacing) {
  /** Forms of a split. */
  public enum Form {
    /** Neighbours in one half. */
    CHECKERBOARD,
    /** At random. */
    RANDOM
  }

  UnitSplit of(ActivityView activity, RandomStream random) {
    return form == Form.CHECKERBOARD && activity.positions().isPresent()
        ? UnitSplit.checkerboard(activity.positions().get(), spacing)
        : UnitSplit.random(activity.units(), random.split("halves"));
  }
}
