package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.algebra.Ridge;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class RidgeReadoutTest {
  private static final TaskDescription RECALL =
      new TaskDescription(
          1,
          1,
          6,
          Objective.MEAN_SQUARES,
          List.of(),
          0,
          java.util.OptionalDouble.empty(),
          1,
          java.util.OptionalInt.empty());
  private static final TrainingMonitor QUIET =
      new TrainingMonitor() {
        @Override
        public void updated(int update, int updates, double loss) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /** A delay line: unit 0 takes the input, unit k what unit k - 1 was. */
  private static Network delayLine(int units, Activation activation, int outputs) {
    Matrix recurrent = Matrix.zeros(units, units);
    for (int k = 1; k < units; k++) {
      recurrent.set(k - 1, k, 1);
    }
    Matrix input = Matrix.zeros(1, units);
    input.set(0, 0, 1);
    return new Network(
        new NetworkSpec(Cell.VANILLA, 1, units, outputs, activation, Precision.FLOAT64),
        Map.of(
            Network.INPUT, input,
            Network.RECURRENT, recurrent,
            Network.BIAS, Matrix.zeros(1, units),
            Network.READOUT, Matrix.zeros(units, outputs),
            Network.READOUT_BIAS, Matrix.zeros(1, outputs)));
  }

  /** Random inputs; from step 2 on the target is 3 x(t - 2) + 1. */
  private static void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      for (int t = 0; t < batch.steps(); t++) {
        batch.input()[batch.at(t, trial)] = (float) random.nextDouble(-1, 1);
        if (t >= 2) {
          batch.values()[batch.at(t, trial)] = 3 * batch.input()[batch.at(t - 2, trial)] + 1;
          batch.mask()[batch.at(t, trial)] = 1;
        }
      }
    }
  }

  private static TrialBatch trials(int count, long seed) {
    TrialBatch batch = TrialBatch.allocate(RECALL, count);
    fill(batch, RandomStream.of(seed));
    return batch;
  }

  private static TrainingProblem problem(Network network) {
    return new TrainingProblem(
        network,
        RECALL,
        (batch, update) -> fill(batch, RandomStream.of(1).split(update)),
        trials(10, 2),
        trials(10, 3),
        0,
        List.of(),
        List.of(),
        RandomStream.of(4),
        new ScalarKernels(),
        Optional.of(new EjmlDecompositions()));
  }

  private static RidgeReadout.Parameters parameters(Double... penalties) {
    return new RidgeReadout.Parameters(List.of(penalties), Ridge.Choice.LEAVE_ONE_OUT, 20, 3);
  }

  @Test
  void aDelayLineRecallsItsThirdTap() {
    Network network = delayLine(4, Activation.IDENTITY, 1);
    TrainingResult result =
        new RidgeReadout().train(parameters(1e-9, 1.0, 100.0), problem(network), QUIET);
    Matrix readout = result.network().parameter(Network.READOUT);
    double[] expected = {0, 0, 3, 0};
    for (int i = 0; i < 4; i++) {
      assertEquals(expected[i], readout.get(i, 0), 1e-6);
    }
    assertEquals(1, result.network().parameter(Network.READOUT_BIAS).get(0, 0), 1e-6);
    assertEquals(network.recurrent(), result.network().recurrent());
    assertEquals(network.parameter(Network.INPUT), result.network().parameter(Network.INPUT));
    assertEquals(1, result.history().rows());
    assertEquals(0, result.history().numbers("test_loss")[0], 1e-9);
    assertEquals(Optional.empty(), result.failure());
  }

  /** Of two units the line forgets too soon: mean squares are the variance of 3 x, 9 / 3. */
  @Test
  void whatTheStatesDoNotHoldIsNotRead() {
    TrainingResult result =
        new RidgeReadout()
            .train(parameters(1.0), problem(delayLine(2, Activation.IDENTITY, 1)), QUIET);
    assertEquals(3, result.history().numbers("test_loss")[0], 1.2);
  }

  @Test
  void theAuditIsTheLossOfTheReadoutAsItIs() {
    Network network = delayLine(3, Activation.IDENTITY, 1);
    TrialBatch batch = TrialBatch.allocate(RECALL, 20);
    fill(batch, RandomStream.of(1).split(0));
    double squares = 0;
    for (int t = 2; t < 6; t++) {
      for (int trial = 0; trial < 20; trial++) {
        double target = batch.values()[batch.at(t, trial)];
        squares += target * target / 80;
      }
    }
    var terms = new RidgeReadout().audit(parameters(1.0), problem(network));
    assertEquals(squares, terms.get(0).value(), 1e-6);
    assertEquals(0, terms.get(0).gradient().rows());
  }

  @Test
  void statesThatAreNotFiniteEndInAFailure() {
    Network network = delayLine(3, Activation.IDENTITY, 1);
    network.parameter(Network.RECURRENT).set(0, 1, Double.POSITIVE_INFINITY);
    TrainingResult result = new RidgeReadout().train(parameters(1.0), problem(network), QUIET);
    assertTrue(result.failure().orElse("").contains(" is NaN"), result.failure().toString());
  }

  @Test
  void penaltiesMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> parameters(0.0));
  }
}
