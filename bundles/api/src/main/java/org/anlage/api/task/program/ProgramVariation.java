package org.anlage.api.task.program;

import java.util.List;
import org.anlage.api.component.Parameter;

/**
 * A draw that analyses may vary after training.
 *
 * @param draw name of the draw
 * @param unit unit of its values
 * @param values values that show its effect
 */
public record ProgramVariation(
    @Parameter(text = "Name of the draw.") String draw,
    @Parameter(text = "Unit of its values.", value = "\"\"") String unit,
    @Parameter(text = "Values that show its effect, in order.", min = 2) List<Double> values) {
  /** Copies the list. */
  public ProgramVariation {
    values = List.copyOf(values);
  }
}
