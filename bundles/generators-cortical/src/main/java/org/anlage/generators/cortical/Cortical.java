package org.anlage.generators.cortical;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.LognormalDraw;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.anlage.generators.weights.Entries;
import org.osgi.service.component.annotations.Component;

/**
 * Weights from measured function (W*), in the order of the released code: each functional matrix is
 * scaled to 0 ... 1 over all its entries; their product, entry by entry, is multiplied by
 * independent lognormal draws; then the diagonal is kept or replaced; all entries are scaled to a
 * mean; positive entries below a floor are raised to it; and the whole is scaled to a spectral
 * radius. All weights are non-negative.
 *
 * <p>Self-similarity is 1, so the scaled matrices have ones on the diagonal and little elsewhere,
 * and the result is close to a diagonal matrix. {@link DiagonalRule} takes that apart. Scaling over
 * off-diagonal entries alone is no parameter: the minimum is the same, and another range only
 * multiplies what the later scalings divide out.
 *
 * <p>Cost: the eigenvalues of one N x N matrix.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "cortical",
    text = "Weights from measured functional similarity times lognormal heterogeneity (W*)",
    source = "arXiv:2606.14975")
public final class Cortical implements ConnectivityGenerator<Cortical.Parameters> {
  /** What becomes of self-connections, before the scalings. */
  public enum DiagonalRule {
    /** As they come: large, since every neuron resembles itself most. The released behaviour. */
    KEEP,
    /** Zero. */
    ZERO,
    /** Drawn, with replacement, from the off-diagonal entries. */
    MATCH
  }

  /**
   * Parameters.
   *
   * @param matrices functional matrices that are multiplied
   * @param lognormal whether the product is multiplied by lognormal draws
   * @param mu mean of the logarithm of the draws
   * @param sigma standard deviation of the logarithm of the draws
   * @param diagonal what becomes of self-connections
   * @param mean mean of all entries before the floor
   * @param floor smallest positive entry before the last scaling
   * @param spectralRadius largest absolute eigenvalue of the result
   * @param binWidth bins of the correlation, where it is estimated
   * @param tilingWindow half-width of the STTC's window, where it is estimated
   */
  public record Parameters(
      @Parameter(
              text = "Functional matrices that are multiplied: correlation, sttc, precision.",
              value = "[\"correlation\", \"sttc\"]",
              min = 1)
          List<FunctionalMatrix> matrices,
      @Parameter(text = "Whether to multiply by independent lognormal draws.", value = "true")
          boolean lognormal,
      @Parameter(text = "Mean of the logarithm of the draws.", value = "-0.5") double mu,
      @Parameter(text = "Standard deviation of the logarithm of the draws.", value = "0.5", min = 0)
          double sigma,
      @Parameter(
              text =
                  "Self-connections: keep (as released), zero, or match (drawn from the"
                      + " off-diagonal entries).",
              value = "\"keep\"")
          DiagonalRule diagonal,
      @Parameter(
              text = "Mean of all entries before the floor is applied.",
              value = "0.1",
              min = 0,
              exclusiveMin = true)
          double mean,
      @Parameter(
              text = "Positive entries below this are raised to it, after scaling to the mean.",
              value = "0.01",
              min = 0)
          double floor,
      @Parameter(
              text = "Largest absolute eigenvalue of the result.",
              value = "0.95",
              min = 0,
              exclusiveMin = true)
          double spectralRadius,
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
          double tilingWindow) {
    /** Copies the list. */
    public Parameters {
      matrices = List.copyOf(matrices);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    Cortex cortex = context.requireCortex();
    Matrix weights = heterogeneity(parameters, n, context.random().split("lognormal"));
    for (FunctionalMatrix kind : parameters.matrices()) {
      weights =
          weights.combine(
              FunctionalSimilarity.minMaxScaled(
                  FunctionalSimilarity.of(
                      kind,
                      cortex,
                      parameters.binWidth(),
                      parameters.tilingWindow(),
                      context.kernels()),
                  kind.key()),
              (w, f) -> w * f);
    }
    weights = diagonal(parameters.diagonal(), weights, context.random().split("diagonal"));
    weights = Scaling.toMean(weights, parameters.mean());
    weights = Scaling.raisedTo(weights, parameters.floor());
    return Scaling.toSpectralRadius(weights, parameters.spectralRadius(), context.decompositions());
  }

  private static Matrix heterogeneity(Parameters parameters, int n, RandomStream random) {
    return Entries.draw(
        n,
        () ->
            parameters.lognormal()
                ? LognormalDraw.of(parameters.mu(), parameters.sigma(), random)
                : 1);
  }

  private static Matrix diagonal(DiagonalRule rule, Matrix weights, RandomStream random) {
    return switch (rule) {
      case KEEP -> weights;
      case ZERO -> Diagonal.removed(weights);
      case MATCH -> Diagonal.matched(weights, random);
    };
  }
}
