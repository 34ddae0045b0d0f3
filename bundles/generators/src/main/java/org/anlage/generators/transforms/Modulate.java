package org.anlage.generators.transforms;

import java.util.Locale;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.MeasuredWiring;
import org.anlage.generators.algebra.Sizes;
import org.anlage.generators.weights.FunctionalMatrix;
import org.anlage.generators.weights.FunctionalSimilarity;
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
   */
  public record Parameters(
      @Parameter(text = "Measured matrix: correlation, sttc, precision, synapses, connected.")
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
          double tilingWindow) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    Sizes.requireWeights(weights, context.size());
    Matrix factor =
        switch (parameters.by()) {
          case CORRELATION -> functional(FunctionalMatrix.CORRELATION, parameters, context);
          case STTC -> functional(FunctionalMatrix.STTC, parameters, context);
          case PRECISION -> functional(FunctionalMatrix.PRECISION, parameters, context);
          case SYNAPSES -> counts(context);
          case CONNECTED -> counts(context).map(Math::signum);
        };
    if (parameters.scaling() == MatrixScaling.MIN_MAX) {
      String name = parameters.by().name().toLowerCase(Locale.ROOT);
      factor = FunctionalSimilarity.minMaxScaled(factor, name);
    }
    return weights.combine(factor, (w, f) -> w * f);
  }

  private static Matrix counts(PriorContext context) {
    return MeasuredWiring.of(context.cortex(), context.size()).counts();
  }

  private static Matrix functional(
      FunctionalMatrix kind, Parameters parameters, PriorContext context) {
    return FunctionalSimilarity.of(
        kind, context.requireCortex(), parameters.binWidth(), parameters.tilingWindow());
  }
}
