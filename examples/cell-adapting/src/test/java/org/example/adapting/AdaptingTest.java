package org.example.adapting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.anlage.testkit.Contracts;
import org.anlage.trainers.RecurrentPlayer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AdaptingTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.overParameters(new Adapting());
  }

  /** One unit, x = 1, K = 1, R = 0.5, b = 0, a = 0.4, s = 0.5, c = 0.25, f(z) = z. */
  @Test
  @SuppressWarnings("unchecked")
  void threeStepsByHand() {
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, Matrix.of(new double[][] {{1}}));
    values.put(Network.BIAS, Matrix.zeros(1, 1));
    values.put(Network.RECURRENT, Matrix.of(new double[][] {{0.5}}));
    values.put(Network.LEAK, Matrix.of(new double[][] {{0.4}}));
    values.put(Adapting.STRENGTH, Matrix.of(new double[][] {{0.5}}));
    values.put(Network.READOUT, Matrix.of(new double[][] {{1}}));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, 1));
    Network network =
        new Network(
            new NetworkSpec(new Cell("adapting"), 1, 1, 1, Activation.IDENTITY, Precision.FLOAT64),
            values);
    TaskDescription task =
        new TaskDescription(
            1,
            1,
            3,
            Objective.MEAN_SQUARES,
            List.of(),
            0,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    TrialBatch batch = TrialBatch.allocate(task, 1);
    for (int t = 0; t < 3; t++) {
      batch.input()[t] = 1;
    }
    CellType<?> cell = new Adapting();
    NetworkActivity played =
        new RecurrentPlayer()
            .play(
                new Chosen<>(
                    "adapting", (CellType<Record>) cell, new Adapting.Parameters(0.5, 0.25)),
                network,
                batch,
                new ScalarKernels());
    // h: 0.4; 0.4 + 0.4 (1 + 0.2 - 0 - 0.4) = 0.72; v: 0; 0.1; then
    // h = 0.72 + 0.4 (1 + 0.36 - 0.05 - 0.72) = 0.956
    assertEquals(0.4, played.states()[0], 1e-7);
    assertEquals(0.72, played.states()[1], 1e-7);
    assertEquals(0.956, played.states()[2], 1e-7);
  }
}
