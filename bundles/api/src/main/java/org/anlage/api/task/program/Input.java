package org.anlage.api.task.program;

import java.util.List;
import org.anlage.api.component.Parameter;

/**
 * An input: one channel or several.
 *
 * @param name its name
 * @param form how it shows values
 * @param size units
 * @param width width of bumps and triangles, degrees
 * @param during what it shows when; 0 at other times
 */
public record Input(
    @Parameter(text = "Name of the input.") String name,
    @Parameter(text = "How it shows values.", value = "\"scalar\"") Form form,
    @Parameter(text = "Units.", value = "1", min = 1, max = 100000) int size,
    @Parameter(
            text = "Width of bumps and triangles.",
            value = "22.5",
            unit = "degrees",
            min = 0,
            exclusiveMin = true)
        double width,
    @Parameter(text = "What it shows when; 0 at other times.") List<During> during) {
  /** Copies the list and checks the size. */
  public Input {
    during = List.copyOf(during);
    Sizes.check(form, size);
  }

  /** An input of one channel. */
  public static Input scalar(String name, During... during) {
    return new Input(name, Form.SCALAR, 1, 22.5, List.of(during));
  }

  /** An input of one channel for each of several values. */
  public static Input oneHot(String name, int size, During... during) {
    return new Input(name, Form.ONE_HOT, size, 22.5, List.of(during));
  }
}
