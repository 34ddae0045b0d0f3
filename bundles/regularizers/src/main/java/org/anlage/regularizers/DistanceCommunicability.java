package org.anlage.regularizers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times the sum of |W| o C(W) o D^power: wiring length weighted by how well the network
 * already communicates along the connection (seRNN). The gradient passes through {@link
 * Communicability}.
 */
@Component(service = Regularizer.class)
@Extension(
    name = "distance-communicability",
    text = "Sum of absolute weights times communicability times distances",
    source = "doi:10.1038/s42256-023-00748-9")
public final class DistanceCommunicability
    implements Regularizer<DistanceCommunicability.Parameters> {
  /**
   * Parameters.
   *
   * @param strength factor of the term
   * @param epsilon added to node strengths
   * @param power of the distances
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.3", min = 0) double strength,
      @Parameter(
              text =
                  "Added to every node strength; at 0 nodes without outputs are left out, 1e-10 is"
                      + " as released.",
              value = "0",
              min = 0)
          double epsilon,
      @Parameter(
              text = "Power of the distances; 1 as published.",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double power) {
    /** Distances themselves, as published. */
    public Parameters(double strength, double epsilon) {
      this(strength, epsilon, 1);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    int n = context.size();
    double[] distances = Distances.of(context, parameters.power());
    ByPrecision<Term> term =
        new ByPrecision<>(like -> new Term(parameters, n, distances, like, context.kernels()));
    return (weights, gradient) -> term.of(weights).evaluate(weights, gradient);
  }

  /** The term in one precision. */
  private static final class Term {
    private final int n;
    private final double strength;
    private final RealBuffer distances;
    private final Rows rows;
    private final Communicability network;
    private final AbsoluteCost cost;
    private final Kernels kernels;

    Term(Parameters parameters, int n, double[] distances, RealBuffer precision, Kernels kernels) {
      this.n = n;
      strength = parameters.strength();
      this.kernels = kernels;
      this.distances = ByPrecision.copy(distances, precision);
      rows = Rows.of(precision);
      network = new Communicability(n, parameters.epsilon(), precision, kernels);
      cost = new AbsoluteCost(n, strength, precision);
    }

    double evaluate(RealBuffer weights, RealBuffer gradient) {
      RealBuffer c = network.evaluate(weights);
      for (int at = 0; at < n * n; at += n) {
        RealBuffer slopes = network.resultGradient();
        rows.scaleAbsolute(weights, at, strength, distances, at, slopes, at, n);
        rows.multiply(c, at, distances, at, n);
      }
      kernels.elementwise().activate(Activation.IDENTITY, n, n, network.resultGradient(), 0, n);
      double value = cost.evaluate(weights, c, gradient);
      network.addGradient(weights, gradient);
      return value;
    }
  }
}
