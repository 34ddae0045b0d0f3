package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

/** Tests the orientation of weights: A in x' = A x is stored transposed, W(i, j) is from i to j. */
final class OrientationTest {
  private static final Matrix A =
      Matrix.of(new double[][] {{0.5, -1, 0}, {0.25, 0, 2}, {0, 0.75, -0.5}});

  @Test
  void anAsymmetricMatrixDoesTheSameAsInTheLiterature() {
    int steps = 5;
    TrialBatch trial = TrialBatch.allocate(ToyProblem.task(3, 1, steps, Objective.MEAN_SQUARES), 1);
    double[] state = {1, -2, 0.5};
    for (int unit = 0; unit < 3; unit++) {
      trial.input()[unit] = (float) state[unit];
    }
    NetworkActivity recording =
        new RecurrentPlayer().play(linear(A.transpose()), trial, new ScalarKernels());
    for (int t = 0; t < steps; t++) {
      for (int unit = 0; unit < 3; unit++) {
        assertEquals(state[unit], recording.states()[t * 3 + unit], 1e-6);
      }
      state = times(A, state);
    }
  }

  @Test
  void aWeightLeadsFromItsRowToItsColumn() {
    Matrix weights = Matrix.zeros(3, 3);
    weights.set(0, 2, 0.5);
    TrialBatch trial = TrialBatch.allocate(ToyProblem.task(3, 1, 2, Objective.MEAN_SQUARES), 1);
    trial.input()[0] = 1;
    float[] states =
        new RecurrentPlayer().play(linear(weights), trial, new ScalarKernels()).states();
    assertEquals(0, states[3]);
    assertEquals(0, states[4]);
    assertEquals(0.5f, states[5]);
  }

  private static Network linear(Matrix recurrent) {
    return new Network(
        new NetworkSpec(Cell.VANILLA, 3, 3, 1, Activation.IDENTITY, Precision.FLOAT64),
        Map.of(
            Network.INPUT, Matrix.identity(3),
            Network.RECURRENT, recurrent,
            Network.BIAS, Matrix.zeros(1, 3),
            Network.READOUT, Matrix.zeros(3, 1),
            Network.READOUT_BIAS, Matrix.zeros(1, 1)));
  }

  private static double[] times(Matrix matrix, double[] x) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        result[i] += matrix.get(i, j) * x[j];
      }
    }
    return result;
  }
}
