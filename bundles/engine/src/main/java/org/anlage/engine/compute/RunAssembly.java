package org.anlage.engine.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.WeightConstraint;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.TrainingDefinition;

/**
 * Builds what a run needs from its definition and its data. Every random draw comes from the run's
 * seed, split by purpose; none depends on the arm's name, so arms with the same part share it.
 */
public final class RunAssembly {
  private final TrainingDefinition definition;
  private final Optional<Cortex> cortex;
  private final KernelChoice kernels;
  private final RandomStream random;
  private final TaskTrials trials;
  private final PriorAssembly priors;

  /** Assembles; every part is built when asked for. */
  public RunAssembly(TrainingDefinition definition, Optional<Cortex> cortex, KernelChoice kernels) {
    this.definition = definition;
    this.cortex = cortex;
    this.kernels = kernels;
    random = RandomStream.of(definition.seed());
    trials = new TaskTrials(definition.task(), definition.dataset(), random);
    priors =
        new PriorAssembly(
            definition.units(),
            definition.weights(),
            definition.embedding(),
            cortex,
            kernels,
            random,
            Optional.of(spec()),
            Optional.of(trials.description()));
  }

  /** Distances of the embedding. */
  public Optional<Matrix> distances() {
    return priors.distances();
  }

  /** Trials of the task. */
  public TaskTrials trials() {
    return trials;
  }

  /** The network before training. */
  public Network initialNetwork() {
    TaskDescription task = trials.description();
    int n = definition.units();
    NetworkSpec spec = spec();
    Map<String, Matrix> parameters = new LinkedHashMap<>();
    parameters.put(Network.INPUT, glorot(task.inputs(), n, random.split("input kernel")));
    parameters.put(Network.RECURRENT, priors.recurrent());
    parameters.put(Network.BIAS, Matrix.zeros(1, n));
    parameters.put(Network.READOUT, glorot(n, task.outputs(), random.split("readout kernel")));
    parameters.put(Network.READOUT_BIAS, Matrix.zeros(1, task.outputs()));
    switch (spec.cell()) {
      case VANILLA -> {}
      case LEAKY, LEAKY_LEARNED ->
          parameters.put(Network.LEAK, Matrix.zeros(1, n).map(x -> definition.network().leak()));
      case GRU -> {
        RandomStream gates = random.split("gates");
        parameters.put(Network.GATE_INPUT, glorot(task.inputs(), 2 * n, gates.split("input")));
        parameters.put(Network.GATE_BIAS, Matrix.zeros(1, 2 * n));
        parameters.put(Network.GATE_RECURRENT, glorot(n, 2 * n, gates.split("recurrent")));
      }
    }
    return new Network(spec, parameters);
  }

  private NetworkSpec spec() {
    return new NetworkSpec(
        definition.network().cell(),
        trials.description().inputs(),
        definition.units(),
        trials.description().outputs(),
        definition.network().activation(),
        definition.network().precision());
  }

  /** What the trainer is given. */
  public TrainingProblem problem(Network initial) {
    int batch =
        definition
            .trainer()
            .<Trainer<Record>, Trainer.Effort>call("say its effort", Trainer::effort)
            .batch();
    return new TrainingProblem(
        initial,
        trials.description(),
        trials.training(batch),
        trials.validation(),
        trials.test(),
        definition.network().inputNoise(),
        penalties(initial.recurrent()),
        constraints(initial.recurrent()),
        random.split("training"),
        kernels.kernels(),
        Optional.of(kernels.decompositions()));
  }

  /** The penalties of the loss, given the recurrent weights before training. */
  public List<NamedPenalty> penalties(Matrix initial) {
    List<NamedPenalty> penalties = new ArrayList<>();
    for (ConfiguredExtension regularizer : definition.regularizers()) {
      RegularizationContext context =
          new RegularizationContext(
              definition.units(),
              priors.distances().map(Matrix::copy),
              cortex,
              random.split("regularizer").split(regularizer.name()),
              kernels.kernels(),
              Optional.of(initial.copy()),
              Optional.of(kernels.decompositions()));
      Penalty penalty =
          regularizer.<Regularizer<Record>, Penalty>call(
              "bind to the network", (service, parameters) -> service.bind(parameters, context));
      String name = regularizer.name();
      int same = (int) penalties.stream().filter(p -> p.name().split(" ")[0].equals(name)).count();
      penalties.add(
          new NamedPenalty(
              same == 0 ? name : name + " " + (same + 1),
              new GuardedPenalty(regularizer, penalty)));
    }
    return penalties;
  }

  private List<WeightConstraint.Projection> constraints(Matrix initial) {
    List<WeightConstraint.Projection> projections = new ArrayList<>();
    for (ConfiguredExtension constraint : definition.constraints()) {
      WeightConstraint.Projection projection =
          constraint.<WeightConstraint<Record>, WeightConstraint.Projection>call(
              "bind to the network",
              (service, parameters) -> service.bind(parameters, initial.copy(), cortex));
      projections.add(
          weights ->
              constraint.<Object, Boolean>call(
                  "constrain the weights",
                  (service, parameters) -> {
                    projection.project(weights);
                    return true;
                  }));
    }
    return projections;
  }

  /** Glorot and Bengio's uniform distribution on +-sqrt(6 / (rows + columns)). */
  private static Matrix glorot(int rows, int columns, RandomStream random) {
    double limit = Math.sqrt(6.0 / (rows + columns));
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.values()[i] = random.nextDouble(-limit, limit);
    }
    return matrix;
  }
}
