package org.anlage.testkit.networks;

import java.util.List;
import java.util.Optional;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.TrialBatch;

/**
 * Runs networks of vanilla cells, h(t) = f(x(t) K + h(t-1) R + b) from zero, in double precision.
 */
public final class VanillaPlayer {
  private VanillaPlayer() {}

  /** States and outputs at every step. */
  public static NetworkActivity play(Network network, TrialBatch trials) {
    return play(network, trials, Optional.empty(), List.of());
  }

  /** The same from states trials x N other than zero, with changes of states. */
  public static NetworkActivity play(
      Network network, TrialBatch trials, Optional<Matrix> starts, List<StateChange> changes) {
    int b = trials.trials();
    int n = network.spec().units();
    float[] states = new float[trials.steps() * b * n];
    float[] output = new float[trials.steps() * b * trials.outputs()];
    for (int t = 0; t < trials.steps(); t++) {
      for (int trial = 0; trial < b; trial++) {
        int row = t * b + trial;
        for (int j = 0; j < n; j++) {
          double sum = network.parameter(Network.BIAS).get(0, j);
          for (int i = 0; i < trials.inputs(); i++) {
            sum +=
                trials.input()[row * trials.inputs() + i]
                    * network.parameter(Network.INPUT).get(i, j);
          }
          for (int i = 0; i < n; i++) {
            double before = t > 0 ? states[(row - b) * n + i] : start(starts, trial, i);
            sum += before * network.recurrent().get(i, j);
          }
          states[row * n + j] =
              (float) changed(activated(network.spec().activation(), sum), changes, t, j);
        }
        for (int k = 0; k < trials.outputs(); k++) {
          double sum = network.parameter(Network.READOUT_BIAS).get(0, k);
          for (int i = 0; i < n; i++) {
            sum += states[row * n + i] * network.parameter(Network.READOUT).get(i, k);
          }
          output[row * trials.outputs() + k] = (float) sum;
        }
      }
    }
    return new NetworkActivity(b, trials.steps(), n, trials.outputs(), states, output);
  }

  private static double start(Optional<Matrix> starts, int trial, int unit) {
    return starts.map(given -> given.get(trial, unit)).orElse(0.0);
  }

  private static double changed(double state, List<StateChange> changes, int t, int unit) {
    double result = state;
    for (StateChange change : changes) {
      if (t >= change.from() && t < change.to()) {
        result = change.scale()[unit] * result + change.shift()[unit];
      }
    }
    return result;
  }

  /** The state that follows without input: f(h R + b). */
  static double[] next(Network network, double[] state) {
    Matrix recurrent = network.recurrent();
    double[] next = new double[state.length];
    for (int j = 0; j < next.length; j++) {
      double sum = network.parameter(Network.BIAS).get(0, j);
      for (int i = 0; i < state.length; i++) {
        sum += state[i] * recurrent.get(i, j);
      }
      next[j] = activated(network.spec().activation(), sum);
    }
    return next;
  }

  static double activated(Activation activation, double z) {
    return switch (activation) {
      case RELU -> Math.max(0, z);
      case TANH -> StrictMath.tanh(z);
      case IDENTITY -> z;
      case SOFTPLUS -> Math.max(0, z) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      case LOGISTIC -> 1 / (1 + StrictMath.exp(-z));
    };
  }

  /** The derivative of an activation where its value is y. */
  static double slope(Activation activation, double y) {
    return switch (activation) {
      case RELU -> y > 0 ? 1 : 0;
      case TANH -> 1 - y * y;
      case IDENTITY -> 1;
      case SOFTPLUS -> -StrictMath.expm1(-y);
      case LOGISTIC -> y * (1 - y);
    };
  }
}
