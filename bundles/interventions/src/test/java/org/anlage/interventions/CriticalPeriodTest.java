package org.anlage.interventions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
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
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;
import org.junit.jupiter.api.Test;

/**
 * A deficit of a linear network of one step, whose strength a follows a closed form: da/dt = 2 a (s
 * - a) with t = 2 rate updates (Saxe et al. 2014, arXiv 1312.6120).
 */
class CriticalPeriodTest {
  private static final double STRENGTH = 2;
  private static final double FIRST = 1e-3;
  private static final double RATE = 5e-4;
  private static final int BLIND = 500;
  private static final TaskDescription TASK =
      new TaskDescription(
          1,
          1,
          1,
          Objective.MEAN_SQUARES,
          List.of(),
          0,
          OptionalDouble.empty(),
          1,
          OptionalInt.empty());

  /** Inputs of 1 and -1 and their multiples as targets. */
  private static void fill(TrialBatch batch, int update) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      batch.input()[trial] = trial % 2 == 0 ? 1 : -1;
      batch.values()[trial] = (float) STRENGTH * batch.input()[trial];
      batch.mask()[trial] = 1;
    }
  }

  private static double learned(int updates, Deficit.Parameters deficit) {
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, Matrix.of(new double[][] {{Math.sqrt(FIRST)}}));
    values.put(Network.BIAS, Matrix.zeros(1, 1));
    values.put(Network.RECURRENT, Matrix.zeros(1, 1));
    values.put(Network.READOUT, Matrix.of(new double[][] {{Math.sqrt(FIRST)}}));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, 1));
    Network network =
        new Network(
            new NetworkSpec(new Cell("vanilla"), 1, 1, 1, Activation.IDENTITY, Precision.FLOAT64),
            values);
    InterventionContext context =
        new InterventionContext(
            network, TASK, Optional.empty(), Optional.empty(), 10_000, RandomStream.of(1));
    TrialBatch held = TrialBatch.allocate(TASK, 2);
    fill(held, 0);
    Intervention.Bound bound = new Deficit().bind(deficit, context);
    TrainingProblem problem =
        new TrainingProblem(
            network,
            Optional.empty(),
            TASK,
            CriticalPeriodTest::fill,
            held,
            held,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(bound),
            RandomStream.of(2),
            new ScalarKernels(),
            Optional.empty());
    BpttTrainer.Parameters settings =
        new BpttTrainer.Parameters(
            RATE,
            0.9,
            0.999,
            1e-7,
            EpsilonPlacement.KERAS,
            2,
            updates,
            updates,
            List.of(),
            Optimizer.SGD,
            0,
            0,
            Schedule.CONSTANT,
            Optional.empty(),
            0);
    Network after = new BpttTrainer().train(settings, problem, new Patient()).network();
    return after.parameter(Network.INPUT).get(0, 0) * after.parameter(Network.READOUT).get(0, 0);
  }

  private static double closedForm(double t) {
    double grown = Math.exp(2 * STRENGTH * t);
    return STRENGTH * grown / (grown - 1 + STRENGTH / FIRST);
  }

  @Test
  void aModeFollowsItsClosedForm() {
    double found = learned(1500, new Deficit.Parameters(List.of(), Deficit.Form.SILENT, 9000, 0));
    assertEquals(closedForm(2 * RATE * 1500), found, 0.002);
    assertEquals(0.3359, closedForm(1.5), 5e-5);
  }

  /** What is not seen is not learned, and nothing is lost. */
  @Test
  void aModeStandsStillWhileItsInputIsSilent() {
    Deficit.Parameters none = new Deficit.Parameters(List.of(), Deficit.Form.SILENT, 9000, 0);
    Deficit.Parameters blind = new Deficit.Parameters(List.of(0), Deficit.Form.SILENT, 301, BLIND);
    assertEquals(learned(1500, none), learned(1500 + BLIND, blind));
  }

  private static final class Patient implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
