package org.anlage.trainers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
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
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.WeightConstraint;

/**
 * A task for tests: one of the input channels is on for the first half of a trial, and the label is
 * its number modulo the number of classes.
 */
record ToyProblem(TaskDescription task, Network network) {
  ToyProblem(
      int inputs,
      int units,
      int outputs,
      int steps,
      Activation activation,
      Precision precision,
      double gain) {
    this(Cell.VANILLA, inputs, units, outputs, steps, activation, precision, gain);
  }

  ToyProblem(
      Cell cell,
      int inputs,
      int units,
      int outputs,
      int steps,
      Activation activation,
      Precision precision,
      double gain) {
    this(
        task(inputs, outputs, steps, Objective.CROSS_ENTROPY),
        network(
            new NetworkSpec(cell, inputs, units, outputs, activation, precision),
            RandomStream.of(1),
            gain));
  }

  static TaskDescription task(int inputs, int outputs, int steps, Objective objective) {
    return new TaskDescription(
        inputs,
        outputs,
        steps,
        objective,
        List.of(),
        1.0 / outputs,
        OptionalDouble.empty(),
        1,
        OptionalInt.of(inputs));
  }

  /** Gaussian weights; the recurrent kernel has spectral radius {@code gain} or so. */
  static Network network(NetworkSpec spec, RandomStream random, double gain) {
    int units = spec.units();
    Map<String, Matrix> parameters = new LinkedHashMap<>();
    parameters.put(Network.INPUT, gaussian(spec.inputs(), units, 0.4, random));
    parameters.put(Network.RECURRENT, gaussian(units, units, gain / Math.sqrt(units), random));
    parameters.put(Network.BIAS, gaussian(1, units, 0.05, random));
    parameters.put(Network.READOUT, gaussian(units, spec.outputs(), 0.3, random));
    parameters.put(Network.READOUT_BIAS, gaussian(1, spec.outputs(), 0.05, random));
    switch (spec.cell().name()) {
      case "vanilla" -> {}
      case "leaky", "leaky-learned" ->
          parameters.put(
              Network.LEAK, Matrix.zeros(1, units).map(x -> random.nextDouble(0.2, 0.8)));
      case "gru" -> {
        parameters.put(Network.GATE_INPUT, gaussian(spec.inputs(), 2 * units, 0.4, random));
        parameters.put(Network.GATE_BIAS, gaussian(1, 2 * units, 0.3, random));
        parameters.put(Network.GATE_RECURRENT, gaussian(units, 2 * units, 0.4, random));
      }
      default -> throw new IllegalArgumentException(spec.cell().name());
    }
    return new Network(spec, parameters);
  }

  static Matrix gaussian(int rows, int columns, double deviation, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> deviation * random.nextGaussian());
  }

  static BpttTrainer.Parameters parameters(int batch, int updates) {
    return parameters(batch, updates, Optimizer.ADAM, Schedule.CONSTANT, Optional.empty(), 0);
  }

  static BpttTrainer.Parameters parameters(
      int batch,
      int updates,
      Optimizer optimizer,
      Schedule schedule,
      Optional<Double> clipNorm,
      int patience) {
    return new BpttTrainer.Parameters(
        1e-3,
        0.9,
        0.999,
        1e-7,
        EpsilonPlacement.KERAS,
        batch,
        updates,
        10,
        List.of(),
        optimizer,
        0.9,
        0.01,
        schedule,
        clipNorm,
        patience);
  }

  /** Adam as given, without schedule, limit of the gradient or early stopping. */
  static BpttTrainer.Parameters adam(
      double learningRate,
      double beta1,
      double epsilon,
      EpsilonPlacement placement,
      int batch,
      int updates,
      int epochLength,
      List<Integer> snapshots) {
    return new BpttTrainer.Parameters(
        learningRate,
        beta1,
        0.999,
        epsilon,
        placement,
        batch,
        updates,
        epochLength,
        snapshots,
        Optimizer.ADAM,
        0,
        0,
        Schedule.CONSTANT,
        Optional.empty(),
        0);
  }

  void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      int channel = random.nextInt(task.inputs());
      batch.conditions()[trial] = channel;
      for (int t = 0; t < (task.steps() + 1) / 2; t++) {
        batch.input()[batch.at(t, trial) * task.inputs() + channel] = 1;
      }
      int last = batch.at(task.steps() - 1, trial);
      batch.mask()[last] = 1;
      batch.labels()[last] = channel % task.outputs();
    }
  }

  TrialBatch trials(int count, long seed) {
    TrialBatch batch = TrialBatch.allocate(task, count);
    fill(batch, RandomStream.of(seed));
    return batch;
  }

  TrainingProblem problem(Kernels kernels, double noise) {
    return problem(kernels, noise, List.of(), List.of());
  }

  TrainingProblem problem(
      Kernels kernels,
      double noise,
      List<NamedPenalty> penalties,
      List<WeightConstraint.Projection> constraints) {
    RandomStream training = RandomStream.of(2);
    return new TrainingProblem(
        network,
        task,
        (batch, update) -> fill(batch, training.split(update)),
        trials(37, 3),
        trials(21, 4),
        noise,
        penalties,
        constraints,
        RandomStream.of(5),
        kernels);
  }
}
