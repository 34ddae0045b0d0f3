package org.anlage.regularizers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Reals;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.jspecify.annotations.Nullable;
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
    return new Bound(
        parameters, context.size(), Distances.of(context, parameters.power()), context.kernels());
  }

  private static final class Bound implements Penalty {
    private final Parameters parameters;
    private final int n;
    private final double[] distances;
    private final Kernels kernels;
    private final double[] weight;
    private final double[] slope;
    private final double[] communicability;
    private @Nullable Communicability network;

    Bound(Parameters parameters, int n, double[] distances, Kernels kernels) {
      this.parameters = parameters;
      this.n = n;
      this.distances = distances;
      this.kernels = kernels;
      weight = new double[n];
      slope = new double[n];
      communicability = new double[n];
    }

    @Override
    public double evaluate(Reals weights, Reals gradient) {
      Communicability own = network;
      if (own == null || own.resultGradient().getClass() != weights.getClass()) {
        own = new Communicability(n, parameters.epsilon(), weights, kernels);
        network = own;
      }
      Reals c = own.evaluate(weights);
      double strength = parameters.strength();
      double total = 0;
      for (int i = 0; i < n; i++) {
        Rows.load(weights, i * n, weight);
        Rows.load(gradient, i * n, slope);
        Rows.load(c, i * n, communicability);
        for (int j = 0; j < n; j++) {
          double cost = communicability[j] * distances[i * n + j];
          total += Math.abs(weight[j]) * cost;
          slope[j] += strength * Math.signum(weight[j]) * cost;
          communicability[j] = strength * Math.abs(weight[j]) * distances[i * n + j];
        }
        Rows.store(slope, gradient, i * n);
        Rows.store(communicability, own.resultGradient(), i * n);
      }
      own.addGradient(weights, gradient);
      return strength * total;
    }
  }
}
