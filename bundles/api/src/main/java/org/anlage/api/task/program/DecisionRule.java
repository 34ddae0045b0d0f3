package org.anlage.api.task.program;

import org.anlage.api.component.Parameter;

/**
 * When an answer is right: a {@link org.anlage.api.task.Decision}, its outputs by name and its
 * times in ms.
 *
 * @param kind kind of decision
 * @param output output of the fixation (direction; empty: none) or of the event
 * @param threshold value of that output above which it fixates, or has an event
 * @param degrees largest distance of directions, degrees
 * @param absolute largest distance of outputs from targets
 * @param relative share of the target, or of the time since a period, that is added to it
 * @param everyStep whether every scored step counts (within)
 * @param together whether all outputs of a step must be right (within)
 * @param tolerance largest distance of times, ms
 * @param since period from whose start times count (event) or steps do (mean-direction)
 * @param most largest normalized error (tracking)
 */
public record DecisionRule(
    @Parameter(text = "Kind of decision.", value = "\"last-largest\"") Kind kind,
    @Parameter(
            text = "Output of the fixation (direction; empty: none) or of the event.",
            value = "\"\"")
        String output,
    @Parameter(
            text = "Value of that output above which it fixates, or has an event.",
            value = "0.5")
        double threshold,
    @Parameter(
            text = "Largest distance of directions.",
            value = "36",
            unit = "degrees",
            min = 0,
            exclusiveMin = true,
            max = 180)
        double degrees,
    @Parameter(text = "Largest distance of outputs from targets.", value = "0", min = 0)
        double absolute,
    @Parameter(
            text = "Share of the target, or of the time since a period, that is added to it.",
            value = "0",
            min = 0)
        double relative,
    @Parameter(text = "Whether every scored step counts (within).", value = "false")
        boolean everyStep,
    @Parameter(text = "Whether all outputs of a step must be right (within).", value = "true")
        boolean together,
    @Parameter(text = "Largest distance of times.", value = "0", unit = "ms", min = 0)
        double tolerance,
    @Parameter(text = "Period from whose start times count (event).", value = "\"\"") String since,
    @Parameter(
            text = "Largest normalized error (tracking).",
            value = "0.2",
            min = 0,
            exclusiveMin = true)
        double most) {
  /** Kinds of decision. */
  public enum Kind {
    /** The largest output at the last scored step. */
    LAST_LARGEST,
    /** The largest output at every scored step. */
    MEAN_LARGEST,
    /** A direction on a ring, or fixation. */
    DIRECTION,
    /** A direction on a ring, or fixation, at every scored step since a period. */
    MEAN_DIRECTION,
    /** Outputs near their targets. */
    WITHIN,
    /** The time of an event. */
    EVENT,
    /** A series with a small error. */
    TRACKING,
    /** A series, by explained variance. */
    EXPLAINED,
    /** None. */
    UNDECIDED
  }

  private static DecisionRule of(
      Kind kind, String output, double absolute, double relative, double tolerance, String since) {
    return new DecisionRule(
        kind, output, 0.5, 36, absolute, relative, false, true, tolerance, since, 0.2);
  }

  /** The largest output at the last scored step. */
  public static DecisionRule last() {
    return of(Kind.LAST_LARGEST, "", 0, 0, 0, "");
  }

  /** The largest output at every scored step. */
  public static DecisionRule mean() {
    return of(Kind.MEAN_LARGEST, "", 0, 0, 0, "");
  }

  /** A direction within 36 degrees, or fixation of an output above 0.5. */
  public static DecisionRule direction(String fixation) {
    return of(Kind.DIRECTION, fixation, 0, 0, 0, "");
  }

  /** The same, of every scored step since the start of a period. */
  public DecisionRule everyStep(String period) {
    return new DecisionRule(
        Kind.MEAN_DIRECTION,
        output,
        threshold,
        degrees,
        absolute,
        relative,
        everyStep,
        together,
        tolerance,
        period,
        most);
  }

  /** Outputs less than so much from their targets at the last scored step. */
  public static DecisionRule within(double absolute) {
    return of(Kind.WITHIN, "", absolute, 0, 0, "");
  }

  /** The first time an output is above 0.5. */
  public static DecisionRule event(String output, double tolerance, double relative, String since) {
    return of(Kind.EVENT, output, 0, relative, tolerance, since);
  }
}
