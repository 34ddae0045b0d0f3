package org.anlage.generators.cortical;

import java.util.Locale;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.MeasuredWiring;
import org.anlage.generators.algebra.SizeChecks;
import org.anlage.generators.algebra.StrengthNormalisation;
import org.anlage.generators.weights.Anatomical;
import org.osgi.service.component.annotations.Component;

/**
 * Multiplies weights, entry by entry, by a measured matrix of the same neurons. With {@code
 * connected} unscaled it is a mask: weights stay where a synapse was found.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "modulate",
    text = "Multiplies weights, entry by entry, by a measured functional or wiring matrix",
    source = "arXiv:2606.14975")
public final class Modulate implements ConnectivityTransform<Modulate.Parameters> {
  /** Matrices that can be measured. */
  public enum Measured {
    /** {@link FunctionalMatrix#CORRELATION}. */
    CORRELATION,
    /** {@link FunctionalMatrix#STTC}. */
    STTC,
    /** {@link FunctionalMatrix#PRECISION}. */
    PRECISION,
    /** Synapses from one neuron to the other. */
    SYNAPSES,
    /** Their summed size. */
    SYNAPSE_SIZES,
    /** 1 where there is a synapse, else 0. */
    CONNECTED
  }

  /** How the matrix is scaled. */
  public enum MatrixScaling {
    /** To 0 ... 1 over all entries, the diagonal included. */
    MIN_MAX,
    /** Not. */
    NONE
  }

  /**
   * Parameters.
   *
   * @param by the measured matrix
   * @param scaling how it is scaled
   * @param binWidth bins of the correlation, where it is estimated
   * @param tilingWindow half-width of the STTC's window, where it is estimated
   * @param normalisation what wiring is divided by before it is scaled
   */
  public record Parameters(
      @Parameter(
              text =
                  "Measured matrix: correlation, sttc, precision, synapses, synapse-sizes,"
                      + " connected.")
          Measured by,
      @Parameter(
              text = "min-max (to 0 ... 1 over all entries, as in W*) or none.",
              value = "\"min-max\"")
          MatrixScaling scaling,
      @Parameter(
              text = "Bin width of the correlation, where the data has none.",
              value = "0.2",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double binWidth,
      @Parameter(
              text = "Window of the STTC, to either side, where the data has none.",
              value = "0.1",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double tilingWindow,
      @Parameter(text = "Of wiring: " + StrengthNormalisation.TEXT, value = "\"none\"")
          StrengthNormalisation normalisation) {
    /** Functional matrices have entries of both signs, and no strengths to divide by. */
    public Parameters {
      boolean functional =
          by == Measured.CORRELATION || by == Measured.STTC || by == Measured.PRECISION;
      if (functional && normalisation != StrengthNormalisation.NONE) {
        throw new IllegalArgumentException(
            "normalisation is for synapses, synapse-sizes and connected");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    Matrix factor =
        switch (parameters.by()) {
          case CORRELATION -> functional(FunctionalMatrix.CORRELATION, parameters, context);
          case STTC -> functional(FunctionalMatrix.STTC, parameters, context);
          case PRECISION -> functional(FunctionalMatrix.PRECISION, parameters, context);
          case SYNAPSES -> wiring(Anatomical.Value.COUNT, parameters, context);
          case SYNAPSE_SIZES -> wiring(Anatomical.Value.SIZE, parameters, context);
          case CONNECTED -> wiring(Anatomical.Value.BINARY, parameters, context);
        };
    if (parameters.scaling() == MatrixScaling.MIN_MAX) {
      String name = parameters.by().name().toLowerCase(Locale.ROOT);
      factor = FunctionalSimilarity.minMaxScaled(factor, name);
    }
    return weights.combine(factor, (w, f) -> w * f);
  }

  private static Matrix wiring(
      Anatomical.Value value, Parameters parameters, PriorContext context) {
    Synapses synapses = MeasuredWiring.of(context.cortex(), context.size());
    return parameters.normalisation().apply(value.of(synapses));
  }

  private static Matrix functional(
      FunctionalMatrix kind, Parameters parameters, PriorContext context) {
    return FunctionalSimilarity.of(
        kind,
        context.requireCortex(),
        parameters.binWidth(),
        parameters.tilingWindow(),
        context.kernels());
  }
}
