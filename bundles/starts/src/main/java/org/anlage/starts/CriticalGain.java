package org.anlage.starts;

import java.util.HashMap;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Scales the recurrent weights to the gain at which small differences of states neither grow nor
 * vanish, by mean-field theory for the activation and for the inputs of the task: sqrt(N mean w^2)
 * = g with chi(g) = growth. Without inputs g = 1 for tanh and the identity, sqrt(2) for ReLU.
 */
@Component(service = NetworkStart.class)
@Extension(
    name = "critical-gain",
    text = "recurrent weights scaled to criticality for the activation and the inputs of the task",
    source = "Poole et al. 2016, arXiv 1606.05340; Schoenholz et al. 2017, arXiv 1611.01232")
public final class CriticalGain implements NetworkStart<CriticalGain.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Growth of small differences per step; 1: critical",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double growth,
      @Parameter(
              text =
                  "Whether inputs and biases are taken into account, as trials of the task have"
                      + " them",
              value = "true")
          boolean inputs) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Network start(Parameters p, Network given, StartContext context) {
    Matrix weights = given.recurrent();
    double variance = p.inputs() ? variance(given, context.probe()) : 0;
    double gain = new MeanField(given.spec().activation(), variance).gain(p.growth());
    double own = norm(weights) / Math.sqrt(weights.rows());
    if (Double.isNaN(gain) || own == 0) {
      throw ProblemException.configuration(
          new Problem(
              own == 0
                  ? "weights that are all zero cannot be scaled"
                  : "no gain gives this growth of differences",
              "start \"critical-gain\"",
              "growth " + p.growth() + ", variance of what enters from inputs " + variance,
              "recurrent weights, and a growth that the activation allows",
              "use another activation or growth, or inputs: false"));
    }
    Map<String, Matrix> parameters = new HashMap<>(given.parameters());
    parameters.put(Network.RECURRENT, weights.map(x -> x * gain / own));
    return new Network(given.spec(), parameters);
  }

  private static double norm(Matrix weights) {
    double sum = 0;
    for (double weight : weights.values()) {
      sum += weight * weight;
    }
    return Math.sqrt(sum);
  }

  /** Mean square of x K + b over trials, steps and units. */
  private static double variance(Network network, TrialBatch probe) {
    Matrix kernel = network.parameter(Network.INPUT);
    Matrix bias = network.parameter(Network.BIAS);
    double sum = 0;
    int rows = probe.steps() * probe.trials();
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < kernel.columns(); j++) {
        double entering = bias.get(0, j);
        for (int i = 0; i < kernel.rows(); i++) {
          entering += probe.input()[row * kernel.rows() + i] * kernel.get(i, j);
        }
        sum += entering * entering;
      }
    }
    return sum / ((double) rows * kernel.columns());
  }
}
