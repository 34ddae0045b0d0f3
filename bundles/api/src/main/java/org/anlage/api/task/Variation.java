package org.anlage.api.task;

import java.util.List;

/**
 * Something of a task that analyses may vary after training, all else the same: the delay, the
 * coherence, the number of items.
 *
 * @param name lower case with underscores
 * @param unit for example steps, ms, %
 * @param values values that show its effect, in order, the trained ones among them; two or more
 */
public record Variation(String name, String unit, List<Double> values) {
  /** Copies the list and checks name and values. */
  public Variation {
    values = List.copyOf(values);
    if (!name.matches("[a-z0-9]+(_[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "variation \"" + name + "\": expected lower case with underscores");
    }
    if (values.size() < 2) {
      throw new IllegalArgumentException(
          "variation \"" + name + "\": got values " + values + ", expected two or more");
    }
  }
}
