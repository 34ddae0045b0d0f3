package org.anlage.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.kernel.Activation;
import org.anlage.api.learning.LearningRule;
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
import org.anlage.api.training.TrialSource;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;

/**
 * Some updates of a small network by the platform's own trainer, by plain gradient steps without
 * noise. Inputs stay the same through a trial, and targets through its second half, so that every
 * learning rule for targets can be used; those for rewards have {@link TinyRewards}.
 *
 * @param cell the cell
 * @param network the network before training
 * @param learn the learning rule
 * @param interventions makes the interventions of a run, new ones every time
 * @param rewarded whether the task gives rewards and no targets
 */
record TinyTraining(
    Chosen<CellType<Record>> cell,
    Network network,
    Chosen<LearningRule<Record>> learn,
    Supplier<List<Intervention.Bound>> interventions,
    boolean rewarded) {
  static final int INPUTS = 3;
  static final int UNITS = 6;
  static final int OUTPUTS = 3;
  static final int TRIALS = 4;
  static final int STEPS = 6;
  static final int UPDATES = 5;

  /** Updates after which runs are interrupted. */
  static final List<Integer> INTERRUPTED = List.of(1, 2, 3);

  static final TaskDescription TASK =
      new TaskDescription(
          INPUTS,
          OUTPUTS,
          STEPS,
          Objective.MEAN_SQUARES,
          List.of(),
          0.5,
          OptionalDouble.empty(),
          1,
          OptionalInt.empty());
  private static final double RATE = 0.05;

  /** On the task with targets. */
  TinyTraining(
      Chosen<CellType<Record>> cell,
      Network network,
      Chosen<LearningRule<Record>> learn,
      Supplier<List<Intervention.Bound>> interventions) {
    this(cell, network, learn, interventions, false);
  }

  /** What a cell starts from. */
  static CellStart start(Matrix weights) {
    return new CellStart(
        weights,
        0.4,
        Optional.of(Fixtures.cortex(weights.rows(), 1)),
        RandomStream.of(4).split("cell"),
        Fixtures.KERNELS,
        Fixtures.ALGEBRA);
  }

  /** A network of a cell, with a Gaussian read-out. */
  static Network network(Chosen<CellType<Record>> cell, Matrix weights, Precision precision) {
    CellShape shape = new CellShape(INPUTS, weights.rows(), Activation.TANH, precision);
    Map<String, Matrix> values =
        new HashMap<>(cell.service().initial(cell.parameters(), shape, start(weights)));
    RandomStream random = RandomStream.of(5).split("read-out");
    values.put(
        Network.READOUT,
        Matrix.zeros(weights.rows(), OUTPUTS).map(x -> 0.6 * random.nextGaussian()));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, OUTPUTS));
    return new Network(
        new NetworkSpec(
            new Cell(cell.name()), INPUTS, weights.rows(), OUTPUTS, Activation.TANH, precision),
        values);
  }

  TrainingResult train(TrainingMonitor monitor) {
    return new BpttTrainer().train(settings(), problem(), monitor);
  }

  private TrainingProblem problem() {
    TaskDescription task = rewarded ? TinyRewards.TASK : TASK;
    TrialSource source = rewarded ? TinyRewards::fill : TinyTraining::fill;
    TrialBatch held = TrialBatch.allocate(task, TRIALS);
    source.fill(held, 1000);
    return new TrainingProblem(
        network,
        Optional.of(cell),
        task,
        source,
        held,
        held,
        0,
        List.of(),
        List.of(),
        List.of(),
        interventions.get(),
        RandomStream.of(9),
        Fixtures.KERNELS,
        Optional.of(Fixtures.ALGEBRA));
  }

  private BpttTrainer.Parameters settings() {
    return new BpttTrainer.Parameters(
        RATE,
        0.9,
        0.999,
        1e-7,
        EpsilonPlacement.KERAS,
        TRIALS,
        UPDATES,
        UPDATES,
        List.of(),
        Optimizer.SGD,
        0,
        0,
        Schedule.CONSTANT,
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.of(learn),
        Optional.empty());
  }

  /** Gaussian inputs and targets, exact in single precision. */
  static void fill(TrialBatch batch, int update) {
    RandomStream random = RandomStream.of(7).split(update);
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      for (int i = 0; i < INPUTS; i++) {
        float input = (float) random.nextGaussian();
        for (int t = 0; t < STEPS; t++) {
          batch.input()[batch.at(t, trial) * INPUTS + i] = input;
        }
      }
      for (int o = 0; o < OUTPUTS; o++) {
        float target = (float) random.nextGaussian();
        for (int t = STEPS / 2; t < STEPS; t++) {
          batch.values()[batch.at(t, trial) * OUTPUTS + o] = target;
          batch.mask()[batch.at(t, trial)] = 1;
        }
      }
    }
  }
}
