package org.anlage.api.task.program;

import java.util.List;
import org.anlage.api.component.Parameter;

/**
 * What an output is to show in some periods, and how much that counts. A step counts by the largest
 * weight of the answers asked in it.
 *
 * @param output name of the output
 * @param periods names of the periods; empty: the whole trial
 * @param value formula of the value: a unit with class labels, otherwise as for inputs
 * @param strength formula of the strength; of no matter with class labels
 * @param weight weight of these steps in the loss
 * @param grace time at the start of the first of the periods in which nothing is asked, ms
 */
public record Answer(
    @Parameter(text = "Name of the output.") String output,
    @Parameter(text = "Names of the periods; none: the whole trial.", value = "[]")
        List<String> periods,
    @Parameter(
            text = "Formula of the value: a unit with class labels, otherwise as for inputs.",
            value = "\"1\"")
        String value,
    @Parameter(text = "Formula of the strength; of no matter with class labels.", value = "\"1\"")
        String strength,
    @Parameter(text = "Weight of these steps in the loss.", value = "1", min = 0) double weight,
    @Parameter(
            text = "Time at the start of the first of the periods in which nothing is asked.",
            value = "0",
            unit = "ms",
            min = 0)
        double grace) {
  /** Copies the list. */
  public Answer {
    periods = List.copyOf(periods);
  }

  /** A value of strength 1 and weight 1. */
  public static Answer of(String output, List<String> periods, String value) {
    return new Answer(output, periods, value, "1", 1, 0);
  }
}
