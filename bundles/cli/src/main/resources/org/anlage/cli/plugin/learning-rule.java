package @package@;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * The gradient averaged over updates: m = keep m + (1 - keep) g.
 *
 * <p>One instance serves all runs and threads, so it has no fields. What a run needs is made in bind
 * and belongs to the rule that bind returns.
 */
@Component(service = LearningRule.class)
@Extension(name = "@name@", text = "The gradient averaged over updates")
public final class @Class@ implements LearningRule<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Share of the average that is kept.", value = "0.5", min = 0, max = 0.99)
          double keep) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, NetworkRunner runner, RuleContext context) {
    // A buffer for each of the weights', in the same precision.
    List<RealBuffer> means =
        runner.weights().buffers().stream().map(w -> w.allocate(w.length())).toList();
    double keep = parameters.keep();
    return new Bound() {
      @Override
      public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
        runner.forward(batch);
        BatchScore score = runner.backward(Backward.FULL, direction); // writes every buffer
        for (int b = 0; b < means.size(); b++) {
          RealBuffer mean = means.get(b);
          RealBuffer found = direction.buffers().get(b);
          for (int i = 0; i < mean.length(); i++) {
            mean.set(i, keep * mean.get(i) + (1 - keep) * found.get(i));
            found.set(i, mean.get(i));
          }
        }
        return score;
      }

      /** What the next update depends on; a run that was interrupted goes on from it. */
      @Override
      public List<RealBuffer> memory() {
        return means;
      }
    };
  }
}
