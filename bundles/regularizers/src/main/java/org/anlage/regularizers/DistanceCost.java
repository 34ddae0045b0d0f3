package org.anlage.regularizers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times the sum of |W| o D^power: what the wiring costs if a connection is paid for by
 * length, or by a power of it. Self-connections have no length and cost nothing.
 */
@Component(service = Regularizer.class)
@Extension(
    name = "distance",
    text = "Sum of absolute weights times distances",
    source = "doi:10.1038/s42256-023-00748-9")
public final class DistanceCost implements Regularizer<DistanceCost.Parameters> {
  /**
   * Parameters.
   *
   * @param strength factor of the term
   * @param power of the distances
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.3", min = 0) double strength,
      @Parameter(
              text = "Power of the distances; 1 as published.",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double power) {
    /** Distances themselves, as published. */
    public Parameters(double strength) {
      this(strength, 1);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    int n = context.size();
    double strength = parameters.strength();
    double[] distances = Distances.of(context, parameters.power());
    double[] weight = new double[n];
    double[] slope = new double[n];
    return (weights, gradient) -> {
      double total = 0;
      for (int i = 0; i < n; i++) {
        Rows.load(weights, i * n, weight);
        Rows.load(gradient, i * n, slope);
        for (int j = 0; j < n; j++) {
          double distance = distances[i * n + j];
          total += Math.abs(weight[j]) * distance;
          slope[j] += strength * Math.signum(weight[j]) * distance;
        }
        Rows.store(slope, gradient, i * n);
      }
      return strength * total;
    };
  }
}
