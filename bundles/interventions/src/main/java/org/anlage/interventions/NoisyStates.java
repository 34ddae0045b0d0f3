package org.anlage.interventions;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.intervention.StateNoise;
import org.osgi.service.component.annotations.Component;

/** Gaussian noise of the units while training, independent for every trial, step and unit. */
@Component(service = Intervention.class)
@Extension(
    name = "state-noise",
    text = "Gaussian noise of the units in training trials",
    source = "Yang et al. 2019, doi 10.1038/s41593-018-0310-2")
public final class NoisyStates implements Intervention<NoisyStates.Parameters> {
  /** Where noise is added. */
  public enum Place {
    /** To what enters the units, inside the nonlinearity. */
    INSIDE,
    /** To the states after each step. */
    OUTSIDE
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Standard deviation per step", value = "0.05", min = 0) double deviation,
      @Parameter(
              text =
                  "Where: inside, added to what enters the units, or outside, to the states after"
                      + " each step",
              value = "\"inside\"")
          Place place,
      @Parameter(text = "First update, from 1", value = "1", min = 1) int from,
      @Parameter(text = "Number of updates; 0: to the end", value = "0", min = 0) int length) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, InterventionContext context) {
    Window window = Window.of(p.from(), p.length(), context, "state-noise");
    StateNoise noise = new StateNoise(p.deviation(), p.place() == Place.INSIDE);
    return new Bound() {
      @Override
      public Optional<StateNoise> noise(int update) {
        return window.contains(update) ? Optional.of(noise) : Optional.empty();
      }
    };
  }
}
