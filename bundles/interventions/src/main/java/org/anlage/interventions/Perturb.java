package org.anlage.interventions;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Gaussian noise that is added to weights once, after one update: does a small difference grow or
 * vanish while the network goes on learning?
 */
@Component(service = Intervention.class)
@Extension(name = "perturb", text = "weights are perturbed once, after one update")
public final class Perturb implements Intervention<Perturb.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Update after which weights are perturbed, from 1", value = "1", min = 1)
          int update,
      @Parameter(
              text =
                  "Standard deviation of the noise, relative to the root mean square of the"
                      + " parameter",
              value = "1e-6",
              min = 0)
          double scale,
      @Parameter(text = "Names of parameters; none: all that are learned", value = "[]")
          List<String> parameters) {
    /** Copies the list. */
    public Parameters {
      parameters = List.copyOf(parameters);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, InterventionContext context) {
    Window.requireUpdate(p.update(), context, "\"update\" of intervention \"perturb\"");
    return new Bound() {
      @Override
      public void weights(int update, LearnedParameters weights, RandomStream random) {
        if (update == p.update()) {
          perturb(p, weights, random);
        }
      }
    };
  }

  private static void perturb(Parameters p, LearnedParameters weights, RandomStream random) {
    List<String> learned = weights.regions().stream().map(LearnedParameters.Region::name).toList();
    for (String name : p.parameters()) {
      if (!learned.contains(name)) {
        throw ProblemException.configuration(
            new Problem(
                "the network learns no parameter of that name",
                "\"parameters\" of intervention \"perturb\"",
                name,
                "one of " + learned,
                ""));
      }
    }
    for (LearnedParameters.Region region : weights.regions()) {
      if (p.parameters().isEmpty() || p.parameters().contains(region.name())) {
        add(p.scale(), weights.buffers().get(region.buffer()), region, random.split(region.name()));
      }
    }
  }

  private static void add(
      double scale, RealBuffer buffer, LearnedParameters.Region region, RandomStream random) {
    int length = region.rows() * region.columns();
    double squares = 0;
    for (int i = 0; i < length; i++) {
      squares += buffer.get(region.offset() + i) * buffer.get(region.offset() + i);
    }
    double deviation = scale * Math.sqrt(squares / length);
    for (int i = 0; i < length; i++) {
      int at = region.offset() + i;
      buffer.set(at, buffer.get(at) + deviation * random.nextGaussian());
    }
  }
}
