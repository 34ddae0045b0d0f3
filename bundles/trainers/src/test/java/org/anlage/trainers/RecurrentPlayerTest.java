package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.Precision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecurrentPlayerTest {
  private final Kernels kernels = new ScalarKernels();

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "leaky", "leaky-learned", "gru"})
  void followsTheRecurrenceOverMoreThanOneChunk(Cell cell) {
    ToyProblem toy = new ToyProblem(cell, 3, 5, 2, 4, Activation.TANH, Precision.FLOAT64, 0.9);
    TrialBatch batch = toy.trials(300, 1);
    NetworkActivity recording = new RecurrentPlayer().play(toy.network(), batch, kernels);
    Network network = toy.network();
    for (int trial : new int[] {0, 255, 256, 299}) {
      double[] state = new double[5];
      for (int t = 0; t < 4; t++) {
        state = next(network, batch, t, trial, state);
        for (int j = 0; j < 5; j++) {
          assertEquals(state[j], recording.states()[(t * 300 + trial) * 5 + j], 1e-7);
        }
        for (int o = 0; o < 2; o++) {
          double output = network.parameter(Network.READOUT_BIAS).get(0, o);
          for (int j = 0; j < 5; j++) {
            output += state[j] * network.parameter(Network.READOUT).get(j, o);
          }
          assertEquals(output, recording.output()[(t * 300 + trial) * 2 + o], 1e-7);
        }
      }
    }
  }

  @Test
  void trialsOfAnotherTaskAreRefused() {
    ToyProblem toy = new ToyProblem(3, 5, 2, 4, Activation.TANH, Precision.FLOAT64, 0.9);
    TrialBatch batch = TrialBatch.allocate(ToyProblem.task(4, 2, 4, Objective.CROSS_ENTROPY), 1);
    assertThrows(
        ProblemException.class, () -> new RecurrentPlayer().play(toy.network(), batch, kernels));
  }

  private static double[] next(
      Network network, TrialBatch batch, int t, int trial, double[] state) {
    double[] sum = product(network.recurrent(), state);
    double[] driven = driven(network, Network.INPUT, Network.BIAS, batch, t, trial);
    double[] next = new double[state.length];
    switch (network.spec().cell().name()) {
      case "vanilla" -> Arrays.setAll(next, j -> Math.tanh(sum[j] + driven[j]));
      case "leaky", "leaky-learned" -> {
        Matrix leak = network.parameter(Network.LEAK);
        Arrays.setAll(
            next,
            j -> {
              double a = leak.get(0, j);
              return (1 - a) * state[j] + a * Math.tanh(sum[j] + driven[j]);
            });
      }
      case "gru" -> {
        double[] recurrent = product(network.parameter(Network.GATE_RECURRENT), state);
        double[] gates = driven(network, Network.GATE_INPUT, Network.GATE_BIAS, batch, t, trial);
        Arrays.setAll(gates, j -> 1 / (1 + Math.exp(-gates[j] - recurrent[j])));
        int n = state.length;
        Arrays.setAll(
            next,
            j -> {
              double candidate = Math.tanh(driven[j] + gates[n + j] * sum[j]);
              return gates[j] * state[j] + (1 - gates[j]) * candidate;
            });
      }
      default -> throw new IllegalArgumentException(network.spec().cell().name());
    }
    return next;
  }

  private static double[] driven(
      Network network, String kernel, String bias, TrialBatch batch, int t, int trial) {
    Matrix weights = network.parameter(kernel);
    double[] input = new double[weights.rows()];
    Arrays.setAll(input, i -> batch.input()[batch.at(t, trial) * input.length + i]);
    double[] sums = product(weights, input);
    Arrays.setAll(sums, j -> sums[j] + network.parameter(bias).get(0, j));
    return sums;
  }

  private static double[] product(Matrix weights, double[] left) {
    double[] sums = new double[weights.columns()];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += left[i] * weights.get(i, j);
      }
    }
    return sums;
  }
}
