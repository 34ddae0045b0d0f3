package org.anlage.regularizers;

import java.util.Arrays;
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
   * @param form how it acts
   */
  public record Parameters(
      @Parameter(
              text =
                  "Factor of the term; the released cortical-priors baseline leaves it out, which"
                      + " is 1.",
              value = "0.3",
              min = 0)
          double strength,
      @Parameter(
              text =
                  "How it acts: gradient, through the gradient of the loss; proximal, by a soft"
                      + " threshold of learning rate times strength after each update.",
              value = "\"gradient\"")
          Form form) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    double[] ones = new double[context.size() * context.size()];
    Arrays.fill(ones, 1);
    return new AbsolutePenalty(
        context.size(), ones, parameters.strength(), parameters.form(), context.kernels());
  }
}
