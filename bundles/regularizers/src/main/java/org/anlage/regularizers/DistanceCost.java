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
   * @param form how it acts
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.3", min = 0) double strength,
      @Parameter(
              text = "Power of the distances; 1 as published.",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double power,
      @Parameter(
              text =
                  "How it acts: gradient, through the gradient of the loss; proximal, by a soft"
                      + " threshold of learning rate times strength times distance after each update.",
              value = "\"gradient\"")
          Form form) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    return new AbsolutePenalty(
        context.size(),
        Distances.of(context, parameters.power()),
        parameters.strength(),
        parameters.form(),
        context.kernels());
  }
}
