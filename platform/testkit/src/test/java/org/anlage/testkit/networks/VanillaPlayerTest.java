package org.anlage.testkit.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.RecurrentPlayer;
import org.anlage.trainers.VanillaCell;
import org.junit.jupiter.api.Test;

/** The testkit's own player and gradients against those of the trainers. */
class VanillaPlayerTest {
  private static final TaskDescription TASK =
      new TaskDescription(
          3,
          2,
          5,
          Objective.CROSS_ENTROPY,
          List.of(),
          0.5,
          java.util.OptionalDouble.empty(),
          1,
          java.util.OptionalInt.empty());
  private static final Network NETWORK = network();

  private static Network network() {
    RandomStream random = RandomStream.of(1);
    Map<String, Matrix> values = new TreeMap<>();
    values.put(Network.INPUT, gaussian(3, 6, random));
    values.put(Network.RECURRENT, gaussian(6, 6, random));
    values.put(Network.BIAS, gaussian(1, 6, random));
    values.put(Network.READOUT, gaussian(6, 2, random));
    values.put(Network.READOUT_BIAS, gaussian(1, 2, random));
    return new Network(
        new NetworkSpec(Cell.VANILLA, 3, 6, 2, Activation.TANH, Precision.FLOAT32), values);
  }

  private static Matrix gaussian(int rows, int columns, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> (float) (0.4 * random.nextGaussian()));
  }

  private static TrialBatch batch() {
    RandomStream random = RandomStream.of(2);
    TrialBatch batch = TrialBatch.allocate(TASK, 4);
    batch.clear();
    for (int i = 0; i < batch.input().length; i++) {
      batch.input()[i] = (float) random.nextGaussian();
    }
    for (int trial = 0; trial < 4; trial++) {
      batch.mask()[batch.at(4, trial)] = 1;
      batch.labels()[batch.at(4, trial)] = trial % 2;
    }
    return batch;
  }

  @SuppressWarnings("unchecked") // a cell without parameters
  private static Chosen<CellType<Record>> vanilla() {
    CellType<?> cell = new VanillaCell();
    return new Chosen<>("vanilla", (CellType<Record>) cell, new NoParameters());
  }

  /** Clamped, silenced and driven units, from other starts. */
  @Test
  void statesThatStartElsewhereAndAreChangedAgree() {
    RandomStream random = RandomStream.of(3);
    Matrix starts = Matrix.zeros(4, 6).map(x -> random.nextGaussian());
    List<StateChange> changes =
        List.of(
            new StateChange(
                1, 3, new double[] {0, 0, 1, 1, 2, 1}, new double[] {0.5, 0, 0, 0, 0, 1}),
            new StateChange(2, 5, new double[] {1, 1, 1, 0, 1, 1}, new double[6]));
    NetworkActivity own = VanillaPlayer.play(NETWORK, batch(), Optional.of(starts), changes);
    NetworkActivity found =
        new RecurrentPlayer()
            .play(vanilla(), NETWORK, batch(), Optional.of(starts), changes, new ScalarKernels());
    assertArrayEquals(own.states(), found.states(), 1e-5f);
    assertArrayEquals(own.output(), found.output(), 1e-5f);
  }

  @Test
  void gradientsAgree() {
    Differentiation own = new VanillaGradients(NETWORK, batch());
    Differentiation found =
        new RecurrentPlayer().differentiate(vanilla(), NETWORK, TASK, batch(), new ScalarKernels());
    assertEquals(own.loss(), found.loss(), 1e-12);
    Map<String, Matrix> gradient = found.gradient();
    own.gradient()
        .forEach(
            (name, slopes) ->
                assertArrayEquals(slopes.values(), gradient.get(name).values(), 1e-10, name));
    assertArrayEquals(own.inputGradient(), found.inputGradient(), 1e-10);
  }
}
