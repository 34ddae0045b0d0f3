package org.anlage.testkit.networks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.cell.TrialStep;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.task.TrialBatch;

/**
 * Gradients of networks of vanilla cells, written out in double precision for one trial at a time.
 */
public final class VanillaGradients implements Differentiation {
  private final Network network;
  private final TrialBatch batch;
  private final int units;
  private final int outputs;
  private final List<CellParameter> parameters;

  /** States by step and trial. */
  private final double[][][] states;

  /** Of a network on trials. */
  public VanillaGradients(Network network, TrialBatch batch) {
    this.network = network;
    this.batch = batch;
    units = network.spec().units();
    outputs = network.spec().outputs();
    parameters =
        List.of(
            CellParameter.of(Network.INPUT, batch.inputs(), units, Role.INPUT),
            CellParameter.of(Network.BIAS, 1, units, Role.BIAS),
            CellParameter.of(Network.RECURRENT, units, units, Role.RECURRENT),
            CellParameter.of(Network.READOUT_BIAS, 1, outputs, Role.OTHER),
            CellParameter.of(Network.READOUT, units, outputs, Role.OTHER));
    states = new double[batch.steps()][batch.trials()][];
    for (int t = 0; t < batch.steps(); t++) {
      for (int trial = 0; trial < batch.trials(); trial++) {
        states[t][trial] = next(before(t, trial), input(t, trial));
      }
    }
  }

  private double[] before(int t, int trial) {
    return t == 0 ? new double[units] : states[t - 1][trial];
  }

  private double[] input(int t, int trial) {
    double[] input = new double[batch.inputs()];
    for (int i = 0; i < input.length; i++) {
      input[i] = batch.input()[batch.at(t, trial) * input.length + i];
    }
    return input;
  }

  @Override
  public List<CellParameter> parameters() {
    return parameters;
  }

  @Override
  public double loss() {
    double sum = 0;
    for (int trial = 0; trial < batch.trials(); trial++) {
      for (int t = 0; t < batch.steps(); t++) {
        sum += lossOf(t, trial) / weight(0, batch.trials());
      }
    }
    return sum;
  }

  private double lossOf(int t, int trial) {
    double mask = batch.mask()[batch.at(t, trial)];
    double[] output = output(t, trial);
    if (mask == 0) {
      return 0;
    }
    if (batch.labels().length > 0) {
      return -mask * StrictMath.log(softmax(output)[batch.labels()[batch.at(t, trial)]]);
    }
    double sum = 0;
    for (int o = 0; o < outputs; o++) {
      double error = output[o] - target(t, trial, o);
      sum += error * error;
    }
    return mask * sum / outputs;
  }

  private double target(int t, int trial, int channel) {
    return batch.values()[batch.at(t, trial) * outputs + channel];
  }

  private double weight(int first, int end) {
    double sum = 0;
    for (int trial = first; trial < end; trial++) {
      for (int t = 0; t < batch.steps(); t++) {
        sum += batch.mask()[batch.at(t, trial)];
      }
    }
    return sum == 0 ? 1 : sum;
  }

  private double[] output(int t, int trial) {
    double[] output = network.parameter(Network.READOUT_BIAS).values().clone();
    for (int j = 0; j < units; j++) {
      for (int o = 0; o < outputs; o++) {
        output[o] += states[t][trial][j] * network.parameter(Network.READOUT).get(j, o);
      }
    }
    return output;
  }

  private static double[] softmax(double[] z) {
    double largest = Arrays.stream(z).max().orElseThrow();
    double[] p = Arrays.stream(z).map(x -> StrictMath.exp(x - largest)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(x -> x / sum).toArray();
  }

  /** Gradient of mask times loss with respect to the outputs of a step, divided by a weight. */
  private double[] errors(int t, int trial, double weight) {
    int at = batch.at(t, trial);
    double mask = batch.mask()[at];
    double[] errors = new double[outputs];
    if (mask == 0) {
      return errors;
    }
    boolean classes = batch.labels().length > 0;
    double[] output = output(t, trial);
    double[] p = classes ? softmax(output) : output;
    for (int o = 0; o < outputs; o++) {
      double error =
          classes
              ? p[o] - (o == batch.labels()[at] ? 1 : 0)
              : 2 * (p[o] - target(t, trial, o)) / outputs;
      errors[o] = mask * error / weight;
    }
    return errors;
  }

  @Override
  public Map<String, Matrix> gradient() {
    return named(ofLoss(0, batch.trials(), new double[batch.input().length]));
  }

  @Override
  public Map<String, Matrix> gradient(int trial) {
    return named(ofLoss(trial, trial + 1, new double[batch.input().length]));
  }

  @Override
  public double[] inputGradient() {
    double[] inputs = new double[batch.input().length];
    ofLoss(0, batch.trials(), inputs);
    return inputs;
  }

  private double[] ofLoss(int first, int end, double[] inputs) {
    double weight = weight(first, end);
    double[] gradient = new double[length(parameters)];
    for (int trial = first; trial < end; trial++) {
      double[][] onOutputs = new double[batch.steps()][];
      for (int t = 0; t < onOutputs.length; t++) {
        onOutputs[t] = errors(t, trial, weight);
      }
      back(trial, onOutputs, new double[batch.steps()][units], gradient, inputs);
    }
    return gradient;
  }

  private static int length(List<CellParameter> some) {
    return some.stream().mapToInt(CellParameter::length).sum();
  }

  /** Adds gradients, all parameters one after another, from those of outputs and of states. */
  private void back(
      int trial, double[][] onOutputs, double[][] onStates, double[] gradient, double[] inputs) {
    int channels = batch.inputs();
    int bias = channels * units;
    int recurrent = bias + units;
    int readoutBias = recurrent + units * units;
    int readout = readoutBias + outputs;
    double[] delta = new double[units];
    for (int t = batch.steps() - 1; t >= 0; t--) {
      double[] before = before(t, trial);
      double[] earlier = new double[units];
      for (int o = 0; o < outputs; o++) {
        gradient[readoutBias + o] += onOutputs[t][o];
      }
      for (int j = 0; j < units; j++) {
        delta[j] += onStates[t][j];
        for (int o = 0; o < outputs; o++) {
          gradient[readout + j * outputs + o] += states[t][trial][j] * onOutputs[t][o];
          delta[j] += network.parameter(Network.READOUT).get(j, o) * onOutputs[t][o];
        }
        double slope =
            delta[j] * VanillaPlayer.slope(network.spec().activation(), states[t][trial][j]);
        gradient[bias + j] += slope;
        for (int i = 0; i < channels; i++) {
          int at = batch.at(t, trial) * channels + i;
          gradient[i * units + j] += batch.input()[at] * slope;
          inputs[at] += network.parameter(Network.INPUT).get(i, j) * slope;
        }
        for (int i = 0; i < units; i++) {
          gradient[recurrent + i * units + j] += before[i] * slope;
          earlier[i] += network.recurrent().get(i, j) * slope;
        }
      }
      delta = earlier;
    }
  }

  private Map<String, Matrix> named(double[] gradient) {
    Map<String, Matrix> result = new TreeMap<>();
    int at = 0;
    for (CellParameter parameter : parameters) {
      double[] values = Arrays.copyOfRange(gradient, at, at + parameter.length());
      result.put(parameter.name(), Matrix.of(parameter.rows(), parameter.columns(), values));
      at += parameter.length();
    }
    return result;
  }

  @Override
  public Matrix states(int step) {
    return Matrix.of(states[step]).copy();
  }

  @Override
  public Matrix outputGradients(List<TrialStep> places, Set<String> names) {
    return rows(places, names, outputs, false);
  }

  @Override
  public Matrix tangentKernel(List<TrialStep> places, Set<String> names) {
    return squared(rows(places, names, outputs, false));
  }

  @Override
  public Matrix stateKernel(List<TrialStep> places, Set<String> names) {
    return squared(rows(places, names, units, true));
  }

  private Matrix rows(List<TrialStep> places, Set<String> names, int channels, boolean ofStates) {
    List<CellParameter> chosen =
        parameters.stream().filter(parameter -> names.contains(parameter.name())).toList();
    Matrix rows = Matrix.zeros(places.size() * channels, length(chosen));
    for (int row = 0; row < rows.rows(); row++) {
      TrialStep place = places.get(row / channels);
      double[][] onOutputs = new double[batch.steps()][outputs];
      double[][] onStates = new double[batch.steps()][units];
      (ofStates ? onStates : onOutputs)[place.step()][row % channels] = 1;
      double[] gradient = new double[length(parameters)];
      back(place.trial(), onOutputs, onStates, gradient, new double[batch.input().length]);
      int from = 0;
      int to = row * rows.columns();
      for (CellParameter parameter : parameters) {
        if (names.contains(parameter.name())) {
          System.arraycopy(gradient, from, rows.values(), to, parameter.length());
          to += parameter.length();
        }
        from += parameter.length();
      }
    }
    return rows;
  }

  private static Matrix squared(Matrix rows) {
    Matrix kernel = Matrix.zeros(rows.rows(), rows.rows());
    for (int a = 0; a < rows.rows(); a++) {
      for (int b = 0; b < rows.rows(); b++) {
        double sum = 0;
        for (int k = 0; k < rows.columns(); k++) {
          sum += rows.get(a, k) * rows.get(b, k);
        }
        kernel.set(a, b, sum);
      }
    }
    return kernel;
  }

  @Override
  public double[] next(double[] state, double[] input) {
    double[] next = network.parameter(Network.BIAS).values().clone();
    for (int j = 0; j < units; j++) {
      for (int i = 0; i < input.length; i++) {
        next[j] += input[i] * network.parameter(Network.INPUT).get(i, j);
      }
      for (int i = 0; i < units; i++) {
        next[j] += state[i] * network.recurrent().get(i, j);
      }
      next[j] = VanillaPlayer.activated(network.spec().activation(), next[j]);
    }
    return next;
  }

  @Override
  public Matrix jacobian(double[] state, double[] input) {
    double[] next = next(state, input);
    Matrix jacobian = network.recurrent().copy();
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        double slope = VanillaPlayer.slope(network.spec().activation(), next[j]);
        jacobian.set(i, j, jacobian.get(i, j) * slope);
      }
    }
    return jacobian;
  }
}
