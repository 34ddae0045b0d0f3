package org.anlage.interventions;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/** Training trials that start from Gaussian states instead of zero. */
@Component(service = Intervention.class)
@Extension(name = "random-start", text = "training trials start from random states instead of zero")
public final class RandomStart implements Intervention<RandomStart.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Standard deviation of the states that trials start with",
              value = "0.1",
              min = 0)
          double deviation,
      @Parameter(text = "First update, from 1", value = "1", min = 1) int from,
      @Parameter(text = "Number of updates; 0: to the end", value = "0", min = 0) int length) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, InterventionContext context) {
    int units = context.initial().spec().units();
    Window window = Window.of(p.from(), p.length(), context, "random-start");
    return new Bound() {
      @Override
      public boolean begin(int update, RealBuffer states, int trials, RandomStream random) {
        if (!window.contains(update)) {
          return false;
        }
        int width = states.length() / trials;
        for (int trial = 0; trial < trials; trial++) {
          for (int j = 0; j < units; j++) {
            states.set(trial * width + j, p.deviation() * random.nextGaussian());
          }
        }
        return true;
      }
    };
  }
}
