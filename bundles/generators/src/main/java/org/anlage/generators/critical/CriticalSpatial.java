package org.anlage.generators.critical;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Local critically normalised weights: units lie uniformly on a square whose opposite sides are
 * joined (a torus); two at distance d are connected with probability peak exp(-d / length), at
 * least a floor, and the probability is subtracted. Normalised, and mixed between symmetric and
 * independent, as {@link Critical}. The positions are this component's own, not those of the arm's
 * embedding.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "critical-spatial",
    text = "Random connections that fall with distance, with the largest eigenvalue near 1",
    source = "doi:10.1038/s41586-026-10528-1")
public final class CriticalSpatial implements ConnectivityGenerator<CriticalSpatial.Parameters> {
  private static final double PAPER_SIDE = 8000;
  private static final double PAPER_UNITS = 10_000;

  /** How distances are taken. */
  public enum Wrapping {
    /** Opposite sides are joined. */
    TORUS,
    /**
     * As the public code: it assumes a square of side 1 but is given um, so that nothing is joined
     * and every coordinate difference above 1/2 is about 1 um shorter.
     */
    AS_RELEASED;

    /** Distance of two of the N x 2 places. */
    double distance(Matrix places, int i, int j, double side) {
      double x = along(places.get(i, 0) - places.get(j, 0), side);
      double y = along(places.get(i, 1) - places.get(j, 1), side);
      return Math.sqrt(x * x + y * y);
    }

    private double along(double difference, double side) {
      double d = Math.abs(difference);
      return Math.min(d, (this == TORUS ? side : 1) - d);
    }
  }

  /**
   * Parameters.
   *
   * @param side of the square
   * @param length distance at which the probability has fallen to 1/e
   * @param peak probability at distance 0
   * @param floor smallest probability
   * @param wrapping how distances are taken
   * @param largestEigenvalue largest real part of the eigenvalues
   * @param asymmetry share of the independent direction
   * @param mixing how the directions are mixed
   */
  public record Parameters(
      @Parameter(
              text =
                  "Side of the square; empty: as many units per area as the paper's 10,000 in 8000"
                      + " x 8000 um.",
              unit = "um",
              min = 0,
              exclusiveMin = true)
          Optional<Double> side,
      @Parameter(
              text = "Distance at which the probability has fallen to 1/e; 250 in the paper.",
              value = "250",
              unit = "um",
              min = 0,
              exclusiveMin = true)
          double length,
      @Parameter(
              text = "Probability of a connection at distance 0.",
              value = "0.5",
              min = 0,
              max = 1)
          double peak,
      @Parameter(
              text =
                  "Smallest probability of a connection, at any distance; 2^-12 ... 2^-1 in the"
                      + " paper.",
              value = "0.015625",
              min = 0,
              max = 1)
          double floor,
      @Parameter(
              text =
                  "torus, or as-released (coordinate differences d become min(d, 1 - d), which is"
                      + " about d - 1 um: no torus).",
              value = "\"torus\"")
          Wrapping wrapping,
      @Parameter(text = Mixing.LARGEST_TEXT, value = "0.998", min = 0, exclusiveMin = true)
          double largestEigenvalue,
      @Parameter(text = Mixing.ASYMMETRY_TEXT, value = "0", min = 0, max = 1) double asymmetry,
      @Parameter(text = Mixing.TEXT, value = "\"published\"") Mixing mixing) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    double side = parameters.side().orElse(PAPER_SIDE * Math.sqrt(n / PAPER_UNITS));
    RandomStream random = context.random().split("positions");
    Matrix places = Matrix.zeros(n, 2).map(x -> random.nextDouble(0, side));
    return Connections.critical(
        "critical-spatial",
        parameters.largestEigenvalue(),
        parameters.asymmetry(),
        parameters.mixing(),
        context,
        (i, j) -> {
          double d = parameters.wrapping().distance(places, i, j, side);
          double p = parameters.peak() * StrictMath.exp(-d / parameters.length());
          return Math.max(parameters.floor(), p);
        });
  }
}
