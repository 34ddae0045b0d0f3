package org.example.turnover;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Turnover of synapses: after every update each recurrent weight is lost with some probability and
 * begins again at zero. A cell without recurrent weights of its own loses none.
 *
 * <p>Of spines in cortex a share comes and goes every day: Holtmaat and Svoboda 2009.
 */
@Component(service = Intervention.class)
@Extension(
    name = "turnover",
    text = "Recurrent weights are lost at random after every update, and begin again at zero",
    source = "doi:10.1038/nrn2699")
public final class Turnover implements Intervention<Turnover.Parameters> {

  /**
   * Parameters.
   *
   * @param share probability that a weight is lost after an update
   */
  public record Parameters(
      @Parameter(
              text = "Probability that a weight is lost after an update.",
              value = "0.02",
              min = 0,
              max = 1)
          double share) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, InterventionContext context) {
    return new Bound() {
      @Override
      public void weights(int update, LearnedParameters weights, RandomStream random) {
        for (LearnedParameters.Region region : weights.regions()) {
          if (region.name().equals(Network.RECURRENT)) {
            RealBuffer buffer = weights.buffers().get(region.buffer());
            for (int k = 0; k < region.rows() * region.columns(); k++) {
              if (random.nextDouble() < parameters.share()) {
                buffer.set(region.offset() + k, 0);
              }
            }
          }
        }
      }
    };
  }
}
