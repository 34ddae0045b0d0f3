package org.anlage.generators.algebra;

import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;

/** The measured wiring of as many neurons as the network has units. */
public final class MeasuredWiring {
  private MeasuredWiring() {}

  /** The wiring, with at least one connection. */
  public static Synapses of(Optional<Cortex> cortex, int units) {
    Synapses synapses =
        cortex
            .flatMap(Cortex::synapses)
            .orElseThrow(
                () ->
                    ProblemException.configuration(
                        new Problem(
                            "this component needs measured wiring, and there is none",
                            "data",
                            "",
                            "data with synapses",
                            "use a data set with a connectome")));
    SizeChecks.requireNeurons(synapses.neurons(), units);
    if (synapses.pairs() == 0) {
      throw ProblemException.data(
          new Problem(
              "no pair of neurons is connected",
              "data",
              "no synapse",
              "at least one",
              "use other data"));
    }
    return synapses;
  }
}
