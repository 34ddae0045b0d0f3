package org.anlage.cells;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
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
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;

/** A small task and a network of a cell, for gradients and updates through the public trainer. */
record CellProblem<P extends Record>(
    CellType<P> type,
    P parameters,
    CellShape shape,
    Kernels kernels,
    List<NamedPenalty> penalties) {
  static final int TRIALS = 5;
  private static final int STEPS = 6;
  private static final int OUTPUTS = 2;

  static <P extends Record> CellProblem<P> of(
      CellType<P> type, P parameters, Activation activation, Precision precision) {
    return new CellProblem<>(
        type,
        parameters,
        new CellShape(3, 7, activation, precision),
        new ScalarKernels(),
        List.of());
  }

  /** N x N weights, some of them zero. */
  Matrix weights() {
    RandomStream random = RandomStream.of(3);
    int n = shape.units();
    return Matrix.zeros(n, n)
        .map(x -> random.nextDouble() < 0.4 ? 0 : 0.9 * random.nextGaussian() / Math.sqrt(n));
  }

  Network network() {
    CellStart start =
        new CellStart(
            weights(),
            0.3,
            Optional.empty(),
            RandomStream.of(4),
            kernels,
            new EjmlDecompositions());
    Map<String, Matrix> values = new HashMap<>(type.initial(parameters, shape, start));
    RandomStream random = RandomStream.of(5);
    values.put(
        Network.READOUT,
        Matrix.zeros(shape.units(), OUTPUTS).map(x -> 0.5 * random.nextGaussian()));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, OUTPUTS));
    return network(values);
  }

  Network network(Map<String, Matrix> values) {
    return new Network(
        new NetworkSpec(
            new Cell("tested"),
            shape.inputs(),
            shape.units(),
            OUTPUTS,
            shape.activation(),
            shape.precision()),
        values);
  }

  @SuppressWarnings("unchecked")
  TrainingProblem problem(Network network) {
    TaskDescription task =
        new TaskDescription(
            shape.inputs(),
            OUTPUTS,
            STEPS,
            Objective.MEAN_SQUARES,
            List.of(),
            0.5,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    TrialBatch held = TrialBatch.allocate(task, TRIALS);
    fill(held, RandomStream.of(6));
    return new TrainingProblem(
        network,
        Optional.of(new Chosen<>("tested", (CellType<Record>) (CellType<?>) type, parameters)),
        task,
        (batch, update) -> fill(batch, RandomStream.of(7).split(update)),
        held,
        held,
        0,
        penalties,
        List.of(),
        List.of(),
        List.of(),
        RandomStream.of(8),
        kernels,
        Optional.empty());
  }

  private static void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    for (int i = 0; i < batch.input().length; i++) {
      batch.input()[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < batch.values().length; i++) {
      batch.values()[i] = (float) random.nextGaussian();
    }
    for (int trial = 0; trial < batch.trials(); trial++) {
      batch.mask()[batch.at(3, trial)] = 0.5f;
      batch.mask()[batch.at(5, trial)] = 1;
    }
  }

  /** Loss on the first batch, penalties included. */
  double loss(Network network) {
    return new BpttTrainer()
        .audit(settings(0, 1), problem(network)).stream().mapToDouble(term -> term.value()).sum();
  }

  /** After plain gradient steps at a rate. */
  Network descended(Network network, double rate, int updates) {
    return train(network, settings(updates, rate)).network();
  }

  TrainingResult train(Network network, BpttTrainer.Parameters settings) {
    return new BpttTrainer().train(settings, problem(network), new Patient());
  }

  static BpttTrainer.Parameters settings(int updates, double rate) {
    return settings(updates, rate, Optional.empty());
  }

  static BpttTrainer.Parameters settings(
      int updates, double rate, Optional<Chosen<LearningRule<Record>>> rule) {
    return new BpttTrainer.Parameters(
        rate,
        0.9,
        0.999,
        1e-7,
        EpsilonPlacement.KERAS,
        TRIALS,
        updates,
        Math.max(1, updates),
        List.of(),
        Optimizer.SGD,
        0,
        0,
        Schedule.CONSTANT,
        Optional.empty(),
        0,
        Optional.empty(),
        rule,
        Optional.empty());
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
