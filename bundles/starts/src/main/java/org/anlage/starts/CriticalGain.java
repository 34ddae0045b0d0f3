package org.anlage.starts;

import java.util.HashMap;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Scales the recurrent weights to the gain at which small differences of states neither grow nor
 * vanish, by mean-field theory for the activation and for the inputs of the task: sqrt(N mean w^2)
 * = g with chi(g) = growth. Without inputs g = 1 for tanh and the identity, sqrt(2) for ReLU. Or to
 * the gain at which what enters units keeps a variance of 1: g^-2 = E f(z)^2, z standard normal, or
 * with f linearised at 0 for small weights, 1 / (f'(0)^2 (1 + f(0)^2)).
 */
@Component(service = NetworkStart.class)
@Extension(
    name = "critical-gain",
    text = "recurrent weights scaled to criticality for the activation and the inputs of the task",
    source =
        "Poole et al. 2016, arXiv 1606.05340; Schoenholz et al. 2017, arXiv 1611.01232; Kumar 2017,"
            + " arXiv 1704.08863 (linearised variance)")
public final class CriticalGain implements NetworkStart<CriticalGain.Parameters> {
  /** What stays as it is from step to step. */
  public enum Keeps {
    /** Small differences of states. */
    DIFFERENCES,
    /** A variance of 1 of what enters units. */
    VARIANCE,
    /** The same, of a function that is a line. */
    LINEARISED_VARIANCE
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text =
                  "What stays as it is: differences of states, the variance of what enters units, or"
                      + " the linearised-variance, with the activation's tangent at 0",
              value = "\"differences\"")
          Keeps keeps,
      @Parameter(
              text = "Growth of small differences per step, for differences; 1: critical",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double growth,
      @Parameter(
              text =
                  "Whether inputs and biases are taken into account, as trials of the task have"
                      + " them, for differences",
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
    Activation activation = given.spec().activation();
    double gain =
        switch (p.keeps()) {
          case DIFFERENCES -> new MeanField(activation, variance).gain(p.growth());
          case VARIANCE -> MeanField.gainOfVariance(activation);
          case LINEARISED_VARIANCE -> MeanField.gainOfLinearisedVariance(activation);
        };
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
