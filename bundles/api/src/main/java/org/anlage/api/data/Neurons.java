package org.anlage.api.data;

import java.util.Map;

/**
 * The neurons of a data set, in the order of every other array of it.
 *
 * @param size how many
 * @param ids identifiers by name, each of length {@code size}: {@code nucleus}, {@code root},
 *     {@code unit}; 18-digit MICrONS ids need every bit of a long
 */
public record Neurons(int size, Map<String, long[]> ids) {
  /** Checks the lengths. */
  public Neurons {
    ids = Map.copyOf(ids);
    ids.forEach(
        (name, values) -> {
          if (values.length != size) {
            throw new IllegalArgumentException(
                "ids '" + name + "': " + values.length + " for " + size + " neurons");
          }
        });
  }

  /** Neurons known only by their number. */
  public static Neurons anonymous(int size) {
    return new Neurons(size, Map.of());
  }
}
