package org.anlage.generators.nulls;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.matrix.Matrix;

/**
 * The units whose outputs a null changes. Of an axon that proofreading did not extend, a weight of
 * zero is missing data and no absent connection ({@link Neurons#observedAxons()}).
 */
public enum Axons {
  /** All units. */
  ALL,
  /** Those whose axons proofreading extended; the rows of others stay as they are. */
  OBSERVED;

  static final String TEXT =
      "Units whose outputs change: all, or observed (those whose axons proofreading extended; the"
          + " outputs of others are missing data, and stay). Needed where the data tell and an axon"
          + " that was not extended has outputs of zero.";

  /** Whether the outputs of each unit may change. */
  static boolean[] rows(Optional<Axons> chosen, Matrix weights, PriorContext context) {
    int n = weights.rows();
    boolean[] all = new boolean[n];
    Arrays.fill(all, true);
    if (chosen.isPresent() && chosen.get() == OBSERVED) {
      return context
          .requireCortex()
          .neurons()
          .observedAxons()
          .orElseThrow(() -> problem("the data do not know which axons were proofread", ALL));
    }
    Optional<boolean[]> observed =
        context
            .cortex()
            .map(Cortex::neurons)
            .filter(neurons -> neurons.size() == n)
            .flatMap(Neurons::observedAxons);
    if (chosen.isEmpty() && observed.isPresent() && missing(weights, observed.get()) > 0) {
      throw problem(
          missing(weights, observed.get())
              + " units have outputs of zero and axons that proofreading did not extend: are these"
              + " weights of the measured wiring?",
          OBSERVED);
    }
    return all;
  }

  /** Units whose axons were not extended and which lack an output. */
  private static long missing(Matrix weights, boolean[] observed) {
    int n = weights.rows();
    return IntStream.range(0, n)
        .filter(
            i ->
                !observed[i]
                    && IntStream.range(0, n).anyMatch(j -> i != j && weights.get(i, j) == 0))
        .count();
  }

  private static ProblemException problem(String what, Axons fix) {
    return ProblemException.configuration(
        new Problem(
            what,
            "axons",
            fix == ALL ? "observed" : "not set",
            fix == ALL ? "data with a table of proofreading (microns-cave)" : "observed or all",
            fix == ALL
                ? "set \"axons\" to all, or add the table"
                : "set \"axons\" to observed, which leaves missing data as they are, or to all"));
  }
}
