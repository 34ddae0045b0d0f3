package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.MeasuredWiring;
import org.anlage.generators.algebra.SizeChecks;
import org.anlage.generators.algebra.StrengthNormalisation;
import org.osgi.service.component.annotations.Component;

/**
 * Weights from measured wiring: W(i, j) is made from the synapses of neuron i onto neuron j, and is
 * zero where there are none. All weights are non-negative, as synapses show no signs; transforms
 * scale them, add signs or a diagonal.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "anatomical",
    text =
        "Weights from measured synapses: their number, its logarithm, their size, or 1 where there"
            + " is any",
    source = "doi:10.1038/s41586-025-08790-w")
public final class Anatomical implements ConnectivityGenerator<Anatomical.Parameters> {
  /** What a connection counts. */
  public enum Value {
    /** Its synapses. */
    COUNT,
    /** log(1 + its synapses). */
    LOG_COUNT,
    /** 1. */
    BINARY,
    /** The summed size of its synapses, in the unit of the data. */
    SIZE;

    /** N x N values, row = presynaptic. */
    public Matrix of(Synapses synapses) {
      return switch (this) {
        case COUNT -> synapses.counts();
        case LOG_COUNT -> synapses.counts().map(StrictMath::log1p);
        case BINARY -> synapses.counts().map(Math::signum);
        case SIZE -> synapses.sizes().orElseThrow(Value::noSizes);
      };
    }

    private static ProblemException noSizes() {
      return ProblemException.data(
          new Problem(
              "the data has no sizes of synapses",
              "data",
              "counts alone",
              "synapses with sizes",
              "use counts, or data of the source \"microns-cave\" with a synapse table"));
    }
  }

  /**
   * Parameters.
   *
   * @param value what a connection counts
   * @param normalisation what it is divided by
   */
  public record Parameters(
      @Parameter(
              text =
                  "A connection counts: count (its synapses), log-count (log(1 + count)), binary (1),"
                      + " size (summed over its synapses).",
              value = "\"count\"")
          Value value,
      @Parameter(text = StrengthNormalisation.TEXT, value = "\"none\"")
          StrengthNormalisation normalisation) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    Synapses synapses = MeasuredWiring.of(context.cortex(), n);
    return parameters.normalisation().apply(parameters.value().of(synapses));
  }
}
