package org.anlage.regularizers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/** Strength times the sum of |W| over all entries; where W is 0 its gradient is 0. */
@Component(service = Regularizer.class)
@Extension(
    name = "l1",
    text = "Sum of the absolute weights",
    source = "doi:10.1111/j.2517-6161.1996.tb02080.x")
public final class L1 implements Regularizer<L1.Parameters> {
  /**
   * Parameters.
   *
   * @param strength factor of the term
   */
  public record Parameters(
      @Parameter(
              text =
                  "Factor of the term; the released cortical-priors baseline leaves it out, which"
                      + " is 1.",
              value = "0.3",
              min = 0)
          double strength) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    int n = context.size();
    double strength = parameters.strength();
    double[] weight = new double[n];
    double[] slope = new double[n];
    return (weights, gradient) -> {
      double total = 0;
      for (int i = 0; i < n; i++) {
        Rows.load(weights, i * n, weight);
        Rows.load(gradient, i * n, slope);
        for (int j = 0; j < n; j++) {
          total += Math.abs(weight[j]);
          slope[j] += strength * Math.signum(weight[j]);
        }
        Rows.store(slope, gradient, i * n);
      }
      return strength * total;
    };
  }
}
