package org.anlage.api.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The neurons of a data set, in the order of every other array of it.
 *
 * @param size how many
 * @param ids identifiers by name, each of length {@code size}: {@code nucleus}, {@code root},
 *     {@code unit}; 18-digit MICrONS ids need every bit of a long
 * @param labels words by name, each of length {@code size}, empty where a neuron has none: {@link
 *     #CELL_TYPE}, {@link #CLASSIFICATION}
 */
public record Neurons(int size, Map<String, long[]> ids, Map<String, List<String>> labels) {
  /** Label: type of a cell, for example {@code 23P}, {@code 5P-ET}, {@code BC}. */
  public static final String CELL_TYPE = "cell_type";

  /** Label: coarse class of a cell, for example {@code inhibitory_neuron}. */
  public static final String CLASSIFICATION = "classification";

  /** Checks the lengths. */
  public Neurons {
    ids = Map.copyOf(ids);
    labels =
        labels.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    ids.forEach((name, values) -> require(size, values.length, "ids", name));
    labels.forEach((name, values) -> require(size, values.size(), "labels", name));
  }

  /** Neurons without labels. */
  public Neurons(int size, Map<String, long[]> ids) {
    this(size, ids, Map.of());
  }

  /** Neurons known only by their number. */
  public static Neurons anonymous(int size) {
    return new Neurons(size, Map.of());
  }

  private static void require(int size, int got, String kind, String name) {
    if (got != size) {
      throw new IllegalArgumentException(
          kind + " '" + name + "': " + got + " for " + size + " neurons");
    }
  }
}
