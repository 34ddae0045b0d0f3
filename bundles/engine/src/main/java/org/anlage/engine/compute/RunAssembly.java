package org.anlage.engine.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.training.NamedActivityPenalty;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.WeightConstraint;
import org.anlage.engine.catalogue.ExtensionKind;
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
  private final Optional<StartMeans> starts;

  /** Assembles; every part is built when asked for. */
  public RunAssembly(TrainingDefinition definition, Optional<Cortex> cortex, KernelChoice kernels) {
    this(definition, cortex, kernels, Optional.empty());
  }

  /**
   * Assembles a run whose arm may start from other networks.
   *
   * @param starts what starts need
   */
  public RunAssembly(
      TrainingDefinition definition,
      Optional<Cortex> cortex,
      KernelChoice kernels,
      Optional<StartMeans> starts) {
    this.starts = starts;
    this.definition = definition;
    this.cortex = cortex;
    this.kernels = kernels;
    random = RandomStream.of(definition.seed());
    trials = new TaskTrials(definition.task(), definition.dataset(), cortex, random);
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

  /** Recurrent weights of the arm. */
  public Matrix recurrent() {
    return priors.recurrent();
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
    CellShape shape = new CellShape(spec.inputs(), n, spec.activation(), spec.precision());
    CellStart start =
        new CellStart(
            priors.recurrent(),
            definition.network().leak(),
            cortex,
            random,
            kernels.kernels(),
            kernels.decompositions());
    Map<String, Matrix> parameters = new LinkedHashMap<>();
    parameters.putAll(
        definition
            .network()
            .cell()
            .<CellType<Record>, Map<String, Matrix>>call(
                "make values to start with", (service, own) -> service.initial(own, shape, start)));
    parameters.put(
        Network.READOUT, CellStart.glorot(n, task.outputs(), random.split("readout kernel")));
    parameters.put(Network.READOUT_BIAS, Matrix.zeros(1, task.outputs()));
    Network network = new Network(spec, parameters);
    return definition.start().isEmpty() ? network : started(network);
  }

  private Network started(Network network) {
    StartMeans means =
        starts.orElseThrow(
            () ->
                ProblemException.configuration(
                    Problem.of("the network cannot be made here: its arm has a \"start\"")));
    return new StartAssembly(definition, cortex, distances(), kernels, random, means)
        .start(network, trials.description(), trials.probe());
  }

  private NetworkSpec spec() {
    return new NetworkSpec(
        definition.network().storedCell(),
        trials.description().inputs(),
        definition.units(),
        trials.description().outputs(),
        definition.network().activation(),
        definition.network().precision());
  }

  private Trainer.Effort effort() {
    return definition
        .trainer()
        .<Trainer<Record>, Trainer.Effort>call("say its effort", Trainer::effort);
  }

  /** What the trainer is given. */
  public TrainingProblem problem(Network initial) {
    int batch = effort().batch();
    Matrix recurrent =
        definition.start().isEmpty() && definition.fork().isEmpty()
            ? priors.recurrent()
            : initial.recurrent();
    return new TrainingProblem(
        initial,
        Optional.of(definition.network().cell().chosen()),
        trials.description(),
        trials.training(batch),
        trials.validation(),
        trials.test(),
        definition.network().inputNoise(),
        penalties(recurrent),
        activityPenalties(recurrent),
        constraints(recurrent),
        interventions(initial),
        random.split("training"),
        kernels.kernels(),
        Optional.of(kernels.decompositions()));
  }

  /** The penalties of the loss, given the recurrent weights before training. */
  public List<NamedPenalty> penalties(Matrix initial) {
    List<NamedPenalty> penalties = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ConfiguredExtension regularizer : definition.regularizers()) {
      String name = numbered(regularizer.name(), names);
      if (regularizer.entry().kind() == ExtensionKind.REGULARIZER) {
        Penalty penalty =
            regularizer.<Regularizer<Record>, Penalty>call(
                "bind to the network",
                (service, parameters) -> service.bind(parameters, context(regularizer, initial)));
        penalties.add(new NamedPenalty(name, new GuardedPenalty(regularizer, penalty)));
      }
    }
    return penalties;
  }

  private List<NamedActivityPenalty> activityPenalties(Matrix initial) {
    List<NamedActivityPenalty> penalties = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ConfiguredExtension regularizer : definition.regularizers()) {
      String name = numbered(regularizer.name(), names);
      if (regularizer.entry().kind() == ExtensionKind.ACTIVITY_REGULARIZER) {
        penalties.add(
            new NamedActivityPenalty(
                name,
                regularizer.<ActivityRegularizer<Record>, ActivityPenalty>call(
                    "bind to the network",
                    (service, parameters) ->
                        service.bind(parameters, context(regularizer, initial)))));
      }
    }
    return penalties;
  }

  /** The name, with a number from the second of its kind on. */
  private static String numbered(String name, List<String> before) {
    long same = before.stream().filter(name::equals).count();
    before.add(name);
    return same == 0 ? name : name + " " + (same + 1);
  }

  private RegularizationContext context(ConfiguredExtension regularizer, Matrix initial) {
    return new RegularizationContext(
        definition.units(),
        priors.distances().map(Matrix::copy),
        cortex,
        random.split("regularizer").split(regularizer.name()),
        kernels.kernels(),
        Optional.of(initial.copy()),
        Optional.of(kernels.decompositions()),
        Optional.of(trials.description()));
  }

  private List<Intervention.Bound> interventions(Network initial) {
    List<Intervention.Bound> bound = new ArrayList<>();
    int updates = effort().updates();
    for (ConfiguredExtension intervention : definition.interventions().orElse(List.of())) {
      RandomStream own =
          random.split("intervention").split(bound.size() + " " + intervention.name());
      InterventionContext context =
          new InterventionContext(
              initial,
              trials.description(),
              cortex,
              priors.distances().map(Matrix::copy),
              updates,
              own);
      bound.add(
          intervention.<Intervention<Record>, Intervention.Bound>call(
              "bind to the run", (service, parameters) -> service.bind(parameters, context)));
    }
    return bound;
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
}
