package @package@;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.Loss;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Cross-entropy with smoothed labels: a share of the probability is spread over all classes.
 *
 * <p>One instance serves all runs and threads, so it has no fields. Buffers that a run needs are made
 * in bind.
 */
@Component(service = Loss.class)
@Extension(name = "@name@", text = "Cross-entropy with smoothed labels")
public final class @Class@ implements Loss<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Share spread over all classes.", value = "0.1", min = 0, max = 1)
          double smoothing) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, TaskDescription task, int trials, Kernels kernels) {
    if (task.objective() != Objective.CROSS_ENTROPY) {
      throw ProblemException.configuration(
          Problem.of("@name@ is for tasks with class labels; leave out \"loss\" for others"));
    }
    return (batch, outputs, gradient) ->
        evaluate(parameters.smoothing(), batch, outputs, gradient);
  }

  /** The mean loss; the gradient is written where a step is scored. */
  private static double evaluate(
      double smoothing, TrialBatch batch, double[] outputs, double[] gradient) {
    int classes = batch.outputs();
    double all = 0;
    for (float mask : batch.mask()) {
      all += mask;
    }
    double loss = 0;
    for (int at = 0; at < batch.mask().length; at++) {
      double weight = all == 0 ? 0 : batch.mask()[at] / all;
      if (weight == 0) {
        continue;
      }
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        most = Math.max(most, outputs[at * classes + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        // of StrictMath, so that every machine gets the same bits
        sum += StrictMath.exp(outputs[at * classes + k] - most);
      }
      for (int k = 0; k < classes; k++) {
        double wanted =
            smoothing / classes + (k == batch.labels()[at] ? 1 - smoothing : 0);
        double logarithm = outputs[at * classes + k] - most - StrictMath.log(sum);
        loss -= weight * wanted * logarithm;
        gradient[at * classes + k] = weight * (StrictMath.exp(logarithm) - wanted);
      }
    }
    return loss;
  }
}
