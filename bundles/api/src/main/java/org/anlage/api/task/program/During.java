package org.anlage.api.task.program;

import java.util.List;
import org.anlage.api.component.Parameter;

/**
 * What an input shows in some periods. What several entries show at the same time is added.
 *
 * @param periods names of the periods; empty: the whole trial
 * @param value formula of the value: a number, a unit, or an angle in degrees, by the form
 * @param strength formula of the strength
 * @param base formula of what every unit has besides
 * @param noise formula of the standard deviation of normal noise, independent for each unit and
 *     step
 */
public record During(
    @Parameter(text = "Names of the periods; none: the whole trial.", value = "[]")
        List<String> periods,
    @Parameter(
            text = "Formula of the value: a number, a unit, or an angle in degrees, by the form.",
            value = "\"1\"")
        String value,
    @Parameter(text = "Formula of the strength.", value = "\"1\"") String strength,
    @Parameter(text = "Formula of what every unit has besides.", value = "\"0\"") String base,
    @Parameter(
            text =
                "Formula of the standard deviation of normal noise, independent for each unit and"
                    + " step.",
            value = "\"0\"")
        String noise) {
  /** Copies the list. */
  public During {
    periods = List.copyOf(periods);
  }

  /** A value of strength 1 without noise. */
  public static During of(List<String> periods, String value) {
    return new During(periods, value, "1", "0", "0");
  }
}
