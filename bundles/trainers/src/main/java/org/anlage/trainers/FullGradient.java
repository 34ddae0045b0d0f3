package org.anlage.trainers;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.osgi.service.component.annotations.Component;

/** The gradient of the mean loss by back-propagation through time, exact or truncated. */
@Component(service = LearningRule.class)
@Extension(
    name = "full-gradient",
    text = "Gradient by back-propagation through time, exact or truncated",
    source =
        "Werbos 1990, doi 10.1109/5.58337; Williams and Peng 1990, doi 10.1162/neco.1990.2.4.490")
public final class FullGradient implements LearningRule<FullGradient.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text =
                  "Steps of the pieces that a trial is cut into: no gradient passes from one to the"
                      + " piece before. 0: a trial is one piece.",
              value = "0",
              min = 0)
          int truncation) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, NetworkRunner runner, RuleContext context) {
    Backward how = new Backward(true, parameters.truncation(), Optional.empty());
    return (update, batch, direction) -> {
      runner.forward(batch);
      return runner.backward(how, direction);
    };
  }
}
