package org.anlage.microns.cave;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anlage.api.data.Check;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Synapses;

/**
 * What proofreading did with the neurons, in their order: the strategy, {@code none}, or an empty
 * word where the table does not have the neuron.
 *
 * @param table name of the table
 * @param axons of axons
 * @param dendrites of dendrites
 */
record Proofreading(String table, List<String> axons, List<String> dendrites) {
  /** Not proofread. */
  static final String NONE = "none";

  /** Proofread, by a strategy that the table does not name. */
  static final String DONE = "proofread";

  private static final String CHECK = "proofreading";

  /**
   * How much of the wiring is an observation. Of segments of minnie65 without a table that is not
   * known; of other data sets nothing is said.
   */
  static Optional<Check> check(
      Optional<Proofreading> known, List<Match> neurons, Synapses synapses) {
    long[] roots = neurons.stream().mapToLong(match -> match.cell().root()).toArray();
    return known.isPresent()
        ? Optional.of(known.get().check(synapses))
        : MicronsCave.isOther(roots)
            ? Optional.empty()
            : Optional.of(
                new Check(
                    CHECK,
                    false,
                    "no table of it (*proofreading*): which axons were proofread is not known, and"
                        + " of those that were not, missing connections are missing data"));
  }

  private Check check(Synapses synapses) {
    boolean[] observed = Neurons.observed(axons);
    int extended = 0;
    for (boolean each : observed) {
      extended += each ? 1 : 0;
    }
    int pairs = 0;
    for (int pre : synapses.pre()) {
      pairs += observed[pre] ? 1 : 0;
    }
    if (axons.stream().allMatch(String::isEmpty)) {
      return new Check(
          CHECK, false, table + ": no neuron occurs in it; its root ids may be of another version");
    }
    return new Check(
        CHECK,
        extended == observed.length,
        table
            + ": "
            + extended
            + " of "
            + observed.length
            + " axons were extended by proofreading ("
            + words()
            + "), from which "
            + pairs
            + " of "
            + synapses.pairs()
            + " connected pairs start; what the other axons do not connect to is missing data, not"
            + " an absent connection");
  }

  private String words() {
    Map<String, Long> counts =
        axons.stream()
            .map(word -> word.isEmpty() ? "not in the table" : word)
            .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
