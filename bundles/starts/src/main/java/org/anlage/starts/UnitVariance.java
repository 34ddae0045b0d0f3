package org.anlage.starts;

import java.util.HashMap;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.osgi.service.component.annotations.Component;

/**
 * Scales weights until the states of the units have a given standard deviation over the steps and
 * units of probe trials, by repeated division by what is measured.
 */
@Component(service = NetworkStart.class)
@Extension(
    name = "unit-variance",
    text = "weights scaled until states have a given standard deviation on trials of the task",
    source = "Mishkin and Matas 2016, arXiv 1511.06422")
public final class UnitVariance implements NetworkStart<UnitVariance.Parameters> {
  /** Which weights are scaled. */
  public enum Scaled {
    /** Input weights. */
    INPUT,
    /** Recurrent weights. */
    RECURRENT,
    /** Both, by the same factor. */
    BOTH
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text =
                  "Which weights are scaled: input, which leaves the recurrent prior alone,"
                      + " recurrent, or both",
              value = "\"input\"")
          Scaled scaled,
      @Parameter(
              text = "Standard deviation of states over trials, steps and units",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double deviation,
      @Parameter(
              text = "Relative distance from it that is near enough",
              value = "0.01",
              min = 0,
              exclusiveMin = true)
          double tolerance,
      @Parameter(text = "Most repetitions", value = "30", min = 1) int repetitions) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Network start(Parameters p, Network given, StartContext context) {
    Network network = given;
    double measured = measure(network, context);
    for (int k = 0; k < p.repetitions() && !near(p, measured); k++) {
      if (!(measured > 0) || Double.isInfinite(measured)) {
        break;
      }
      network = scaled(p, network, p.deviation() / measured);
      measured = measure(network, context);
    }
    if (!near(p, measured)) {
      throw ProblemException.configuration(
          new Problem(
              "no scale of the weights gives states this standard deviation",
              "start \"unit-variance\", deviation",
              "a standard deviation of " + measured + " after " + p.repetitions() + " repetitions",
              p.deviation() + " up to a share of " + p.tolerance(),
              "ask for less, scale other weights, or use another activation"));
    }
    return network;
  }

  private static boolean near(Parameters p, double measured) {
    return Math.abs(measured / p.deviation() - 1) <= p.tolerance();
  }

  private static double measure(Network network, StartContext context) {
    NetworkActivity played = context.player().play(network, context.probe());
    double sum = 0;
    double squares = 0;
    for (float state : played.states()) {
      sum += state;
      squares += (double) state * state;
    }
    double mean = sum / played.states().length;
    return Math.sqrt(Math.max(0, squares / played.states().length - mean * mean));
  }

  private static Network scaled(Parameters p, Network network, double factor) {
    Map<String, Matrix> parameters = new HashMap<>(network.parameters());
    if (p.scaled() != Scaled.RECURRENT) {
      parameters.put(Network.INPUT, network.parameter(Network.INPUT).map(x -> factor * x));
    }
    if (p.scaled() != Scaled.INPUT) {
      parameters.put(Network.RECURRENT, network.recurrent().map(x -> factor * x));
    }
    return new Network(network.spec(), parameters);
  }
}
