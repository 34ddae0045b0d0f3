package @package@;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.service.component.annotations.Component;

/**
 * Gradient descent with momentum: v = momentum v + g, w = w - rate v.
 *
 * <p>One instance serves all runs and threads, so it has no fields. What a run needs is made in bind
 * and belongs to the rule that bind returns.
 */
@Component(service = UpdateRule.class)
@Extension(name = "@name@", text = "Gradient descent with momentum")
public final class @Class@ implements UpdateRule<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Share of the last step that is kept.", value = "0.9", min = 0, max = 1)
          double momentum) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, LearnedParameters learned, RuleContext context) {
    // A buffer for each of the weights', in the same precision.
    List<RealBuffer> velocities =
        learned.buffers().stream().map(w -> w.allocate(w.length())).toList();
    return new Bound() {
      @Override
      public void apply(
          int update, double rate, LearnedParameters weights, LearnedParameters direction) {
        for (int b = 0; b < velocities.size(); b++) {
          RealBuffer w = weights.buffers().get(b);
          RealBuffer v = velocities.get(b);
          RealBuffer g = direction.buffers().get(b);
          for (int i = 0; i < w.length(); i++) {
            v.set(i, parameters.momentum() * v.get(i) + g.get(i));
            w.set(i, w.get(i) - rate * v.get(i));
          }
        }
      }

      /** What the next update depends on; a run that was interrupted goes on from it. */
      @Override
      public List<RealBuffer> memory() {
        return velocities;
      }
    };
  }
}
