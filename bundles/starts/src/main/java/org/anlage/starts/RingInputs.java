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
import org.osgi.service.component.annotations.Component;

/**
 * Inputs that enter at one unit of each ring, its first, from where the weights {@code ring-shift}
 * carry them around: the input weights of these units times a gain, all others zero. Training may
 * change all of them.
 */
@Component(service = NetworkStart.class)
@Extension(
    name = "ring-inputs",
    text = "input weights to the first unit of each ring of units, none to the others",
    source = "Keller et al. 2023, arXiv 2309.08045")
public final class RingInputs implements NetworkStart<RingInputs.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Number of rings into which the units are divided, one after another",
              value = "1",
              min = 1)
          int channels,
      @Parameter(text = "Factor of the weights that stay", value = "1", min = 0) double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Network start(Parameters p, Network given, StartContext context) {
    Matrix input = given.parameters().get(Network.INPUT);
    int units = given.spec().units();
    if (input == null || input.columns() != units) {
      throw ProblemException.configuration(
          new Problem(
              "the cell has no input weights of its units",
              "start \"ring-inputs\"",
              given.spec().cell().name(),
              "a cell with one \"" + Network.INPUT + "\" for all units",
              ""));
    }
    if (units % p.channels() != 0) {
      throw ProblemException.configuration(
          new Problem(
              "the units cannot be divided into rings of equal length",
              "\"channels\" of start \"ring-inputs\"",
              units + " units in " + p.channels() + " channels",
              "a number of channels that divides the units",
              "use the number of channels of the weights"));
    }
    Matrix made = Matrix.zeros(input.rows(), units);
    for (int first = 0; first < units; first += units / p.channels()) {
      for (int i = 0; i < input.rows(); i++) {
        made.set(i, first, p.gain() * input.get(i, first));
      }
    }
    Map<String, Matrix> parameters = new HashMap<>(given.parameters());
    parameters.put(Network.INPUT, made);
    return new Network(given.spec(), parameters);
  }
}
