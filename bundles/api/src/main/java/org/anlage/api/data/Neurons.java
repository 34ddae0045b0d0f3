package org.anlage.api.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The neurons of a data set, in the order of every other array of it.
 *
 * @param size how many
 * @param ids identifiers by name, each of length {@code size}: {@code nucleus}, {@code root},
 *     {@code unit}; 18-digit MICrONS ids need every bit of a long
 * @param labels words by name, each of length {@code size}, empty where a neuron has none: {@link
 *     #CELL_TYPE}, {@link #CLASSIFICATION}, {@link #AXON_PROOFREADING}, {@link
 *     #DENDRITE_PROOFREADING}
 */
public record Neurons(int size, Map<String, long[]> ids, Map<String, List<String>> labels) {
  /** Label: type of a cell, for example {@code 23P}, {@code 5P-ET}, {@code BC}. */
  public static final String CELL_TYPE = "cell_type";

  /** Label: coarse class of a cell, for example {@code inhibitory_neuron}. */
  public static final String CLASSIFICATION = "classification";

  /**
   * Label: what proofreading did with the axon: the strategy, such as {@code axon_fully_extended};
   * {@code extended}, {@code clean} (false mergers removed, not extended) or {@code proofread}
   * where no strategy is known; {@code none}; empty where nothing is known.
   */
  public static final String AXON_PROOFREADING = "axon_proofreading";

  /** Label: the same of the dendrite. */
  public static final String DENDRITE_PROOFREADING = "dendrite_proofreading";

  private static final Set<String> NOT_EXTENDED = Set.of("", "none", "clean");

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

  /**
   * Whether the axon of each neuron was extended by proofreading, as far as {@link
   * #AXON_PROOFREADING} says. A connection that such a neuron lacks was looked for; of others it is
   * missing data. Empty where the data do not know about proofreading.
   */
  public Optional<boolean[]> observedAxons() {
    return Optional.ofNullable(labels.get(AXON_PROOFREADING)).map(Neurons::observed);
  }

  /** The same of such words. */
  public static boolean[] observed(List<String> proofreading) {
    boolean[] observed = new boolean[proofreading.size()];
    for (int i = 0; i < observed.length; i++) {
      observed[i] = !NOT_EXTENDED.contains(proofreading.get(i));
    }
    return observed;
  }

  private static void require(int size, int got, String kind, String name) {
    if (got != size) {
      throw new IllegalArgumentException(
          kind + " '" + name + "': " + got + " for " + size + " neurons");
    }
  }
}
