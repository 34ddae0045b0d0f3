package org.anlage.api.task.program;

import org.anlage.api.component.Parameter;

/**
 * An output: one channel or several. With class labels, every unit is a class.
 *
 * @param name its name
 * @param form how its target shows values; of no matter with class labels
 * @param size units
 * @param width width of bumps and triangles, degrees
 * @param base target of every unit where no answer is asked
 * @param weight weight of its units in the loss; 1 with class labels
 */
public record Output(
    @Parameter(text = "Name of the output.") String name,
    @Parameter(
            text = "How its target shows values; of no matter with class labels.",
            value = "\"scalar\"")
        Form form,
    @Parameter(text = "Units.", value = "1", min = 1, max = 100000) int size,
    @Parameter(
            text = "Width of bumps and triangles.",
            value = "22.5",
            unit = "degrees",
            min = 0,
            exclusiveMin = true)
        double width,
    @Parameter(text = "Target of every unit where no answer is asked.", value = "0") double base,
    @Parameter(text = "Weight of its units in the loss.", value = "1", min = 0) double weight) {
  /** Checks the size. */
  public Output {
    Sizes.check(form, size);
  }

  /** Classes. */
  public static Output classes(String name, int size) {
    return new Output(name, Form.ONE_HOT, size, 22.5, 0, 1);
  }
}
