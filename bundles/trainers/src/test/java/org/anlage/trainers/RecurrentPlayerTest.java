package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.network.Recording;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

final class VanillaPlayerTest {
  private final Kernels kernels = new ScalarKernels();

  @Test
  void followsTheRecurrenceOverMoreThanOneChunk() {
    ToyProblem toy = new ToyProblem(3, 5, 2, 4, Activation.TANH, Precision.FLOAT64, 0.9);
    TrialBatch batch = toy.trials(300, 1);
    Recording recording = new VanillaPlayer().play(toy.network(), batch, kernels);
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
        ProblemException.class, () -> new VanillaPlayer().play(toy.network(), batch, kernels));
  }

  private static double[] next(
      Network network, TrialBatch batch, int t, int trial, double[] state) {
    Matrix input = network.parameter(Network.INPUT);
    double[] next = new double[state.length];
    for (int j = 0; j < next.length; j++) {
      double sum = network.parameter(Network.BIAS).get(0, j);
      for (int i = 0; i < input.rows(); i++) {
        sum += batch.input()[batch.at(t, trial) * input.rows() + i] * input.get(i, j);
      }
      for (int i = 0; i < state.length; i++) {
        sum += state[i] * network.recurrent().get(i, j);
      }
      next[j] = Math.tanh(sum);
    }
    return next;
  }
}
