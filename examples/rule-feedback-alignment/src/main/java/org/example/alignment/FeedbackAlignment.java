package org.example.alignment;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Feedback alignment: errors of outputs reach units by random weights that stay, in place of the
 * read-out's transpose; from there the gradient goes back through time as always. The read-out
 * learns its own gradient.
 *
 * <p>Lillicrap, Cownden, Tweed and Akerman 2016.
 */
@Component(service = LearningRule.class)
@Extension(
    name = "feedback-alignment",
    text = "Gradient with errors carried to units by fixed random weights",
    source = "doi:10.1038/ncomms13276")
public final class FeedbackAlignment implements LearningRule<FeedbackAlignment.Parameters> {

  /**
   * Parameters.
   *
   * @param deviation standard deviation of the feedback weights
   */
  public record Parameters(
      @Parameter(
              text = "Standard deviation of the feedback weights.",
              value = "0.5",
              min = 0,
              max = 10,
              exclusiveMin = true)
          double deviation) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, NetworkRunner runner, RuleContext context) {
    // The same weights after an interruption, for the stream is the same: nothing to remember.
    RandomStream random = context.random().split("feedback");
    Matrix feedback =
        Matrix.zeros(runner.channels(), runner.units())
            .map(x -> parameters.deviation() * random.nextGaussian());
    Backward how = new Backward(true, 0, Optional.of(feedback));
    return (update, batch, direction) -> {
      runner.forward(batch);
      return runner.backward(how, direction);
    };
  }
}
