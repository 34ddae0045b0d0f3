package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.MeasuredWiring;
import org.anlage.generators.algebra.Sizes;
import org.osgi.service.component.annotations.Component;

/**
 * Weights from measured wiring: W(i, j) is made from the synapses of neuron i onto neuron j, and is
 * zero where there are none. All weights are non-negative, as the data knows no signs; transforms
 * scale them, add signs or a diagonal.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "anatomical",
    text = "Weights from measured synapses: their number, its logarithm, or 1 where there is any",
    source = "doi:10.1038/s41586-025-08790-w")
public final class Anatomical implements ConnectivityGenerator<Anatomical.Parameters> {
  /** What a connection counts. */
  public enum Value {
    /** Its synapses. */
    COUNT,
    /** log(1 + its synapses). */
    LOG_COUNT,
    /** 1. */
    BINARY
  }

  /**
   * Parameters.
   *
   * @param value what a connection counts
   */
  public record Parameters(
      @Parameter(
              text =
                  "A connection counts: count (its synapses), log-count (log(1 + count)), binary.",
              value = "\"count\"")
          Value value) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = Sizes.requireNetwork(context.size());
    Matrix counts = MeasuredWiring.of(context.cortex(), n).counts();
    return switch (parameters.value()) {
      case COUNT -> counts;
      case LOG_COUNT -> counts.map(StrictMath::log1p);
      case BINARY -> counts.map(Math::signum);
    };
  }
}
