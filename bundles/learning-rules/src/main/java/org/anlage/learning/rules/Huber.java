package org.anlage.learning.rules;

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
 * Huber's loss of linear outputs: with e the difference of output and target, e^2 where |e| is at
 * most d and d (2 |e| - d) beyond, averaged over outputs and weighted over steps by the mask. Equal
 * to mean squares where all differences are small.
 */
@Component(service = Loss.class)
@Extension(
    name = "huber",
    text = "squared differences, linear beyond a limit, so that outliers count less",
    source = "Huber 1964, doi 10.1214/aoms/1177703732")
public final class Huber implements Loss<Huber.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Difference d beyond which the loss is linear, in units of the outputs",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double limit) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters parameters, TaskDescription task, int trials, Kernels kernels) {
    if (task.objective() != Objective.MEAN_SQUARES) {
      throw ProblemException.configuration(
          new Problem(
              "Huber's loss compares linear outputs with target values",
              "trainer.loss",
              "a task with the objective " + task.objective(),
              "a task with mean squares",
              "leave out \"loss\" for this task"));
    }
    return (batch, outputs, gradient) ->
        evaluate(parameters.limit(), task, batch, outputs, gradient);
  }

  private static double evaluate(
      double limit, TaskDescription task, TrialBatch batch, double[] outputs, double[] gradient) {
    int channels = task.outputs();
    double weight = 0;
    for (float mask : batch.mask()) {
      weight += mask;
    }
    double loss = 0;
    for (int at = 0; at < batch.mask().length; at++) {
      double mask = batch.mask()[at];
      for (int o = 0; mask != 0 && o < channels; o++) {
        int i = at * channels + o;
        double error = outputs[i] - batch.values()[i];
        double own = mask * task.outputWeight(o) / (channels * weight);
        boolean near = Math.abs(error) <= limit;
        loss += own * (near ? error * error : limit * (2 * Math.abs(error) - limit));
        gradient[i] = 2 * own * Math.max(-limit, Math.min(limit, error));
      }
    }
    return loss;
  }
}
