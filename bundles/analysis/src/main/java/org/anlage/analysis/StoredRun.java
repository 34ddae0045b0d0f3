package org.anlage.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.RunView;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.cell.NetworkPlayer;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Table;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.Variation;
import org.anlage.api.training.Snapshot;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.compute.Lazy;
import org.anlage.engine.compute.PriorAssembly;
import org.anlage.engine.compute.RunAssembly;
import org.anlage.engine.compute.RunFiles;
import org.anlage.engine.compute.SimulationFiles;
import org.anlage.engine.compute.TaskTrials;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Definitions;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.engine.definition.SimulationDefinition;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoredFiles;
import org.anlage.store.plan.TaskJson;

/** A run read from the store; parts are read, or built again, when asked for. */
public final class StoredRun implements RunView {
  private final String id;
  private final DirectoryStore store;
  private final Path folder;
  private final Supplier<Optional<Cortex>> cortex;
  private final KernelChoice kernels;
  private final Catalogue catalogue;
  private final Supplier<Json.Obj> stored;
  private final Supplier<Optional<Matrix>> distances;
  private final Supplier<RunAssembly> assembly;
  private final boolean simulation;

  /**
   * A run in a folder.
   *
   * @param id its id
   * @param store the store that has it
   * @param cortex the data, where it can still be loaded
   * @param kernels kernels to run its network with
   * @param catalogue what is installed
   */
  public StoredRun(
      String id,
      DirectoryStore store,
      Supplier<Optional<Cortex>> cortex,
      KernelChoice kernels,
      Catalogue catalogue) {
    this.id = id;
    this.store = store;
    folder = store.directory(id);
    this.cortex = cortex;
    this.kernels = kernels;
    this.catalogue = catalogue;
    stored = Lazy.of(() -> StoredFiles.object(folder.resolve("run.json"), json -> json));
    assembly =
        Lazy.of(
            () ->
                new RunAssembly(
                    Definitions.decode(TrainingDefinition.class, stored.get(), catalogue),
                    cortex.get(),
                    kernels));
    distances = Lazy.of(this::readDistances);
    simulation = Files.exists(folder.resolve(SimulationFiles.WEIGHTS));
  }

  /** Whether it simulated, and did not train. */
  boolean simulated() {
    return simulation;
  }

  /** What a run that simulated stored of its activity. */
  public ActivityView activity() {
    return new StoredActivity(folder, cortex, this::trained);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public long seed() {
    return Long.parseLong(((Json.Num) stored.get().require("seed")).literal());
  }

  @Override
  public String task() {
    return stored.get().object(simulation ? "simulator" : "task").text("use");
  }

  @Override
  public TaskDescription taskDescription() {
    return manifest().members().get("task") instanceof Json.Obj task
        ? TaskJson.decode(task).description().orElseThrow()
        : assembly.get().trials().description();
  }

  @Override
  public Network initial() {
    return network("initial.npz");
  }

  @Override
  public Network trained() {
    return network("trained.npz");
  }

  @Override
  public Table history() {
    Path file = folder.resolve("history.json");
    return Files.exists(file) ? StoredFiles.table(file) : new Table("history", "", List.of());
  }

  @Override
  public List<Snapshot> snapshots() {
    return RunFiles.readSnapshots(folder.resolve("snapshots.npz"));
  }

  @Override
  public Optional<Matrix> distances() {
    return distances.get().map(Matrix::copy); // for the analyzers of a run share it
  }

  private Optional<Matrix> readDistances() {
    if (manifest().members().get("distances") instanceof Json.Str digest) {
      return digest.value().isEmpty()
          ? Optional.empty()
          : Optional.of(store.shared(digest.value()));
    }
    return simulation ? simulatedDistances() : assembly.get().distances();
  }

  /** Distances of a run of an earlier version, which did not keep them: made again. */
  private Optional<Matrix> simulatedDistances() {
    SimulationDefinition run =
        Definitions.decode(SimulationDefinition.class, stored.get(), catalogue);
    return new PriorAssembly(
            run.units(),
            run.weights(),
            run.embedding(),
            cortex.get(),
            kernels,
            RandomStream.of(run.seed()))
        .distances();
  }

  @Override
  public Optional<Cortex> cortex() {
    return cortex.get();
  }

  @Override
  public TrialBatch trials(int count) {
    return assembly.get().trials().analysis(count);
  }

  @Override
  public Optional<TrialBatch> trials(int count, int delay) {
    return assembly.get().trials().analysis(count, delay);
  }

  @Override
  public List<Variation> variations() {
    return simulation ? List.of() : assembly.get().trials().variations();
  }

  @Override
  public Optional<TrialBatch> trials(int count, String variation, double value) {
    return assembly.get().trials().analysis(count, variation, value);
  }

  @Override
  public double inputNoise() {
    return simulation ? 0 : stored.get().object("network").number("inputNoise");
  }

  @Override
  public NetworkActivity play(TrialBatch trials) {
    return play(trained(), trials);
  }

  @Override
  public NetworkActivity play(Network network, TrialBatch trials) {
    return play(network, trials, Optional.empty(), List.of());
  }

  @Override
  public NetworkActivity play(
      Network network, TrialBatch trials, Optional<Matrix> starts, List<StateChange> changes) {
    return player().play(cell(), network, trials, starts, changes, kernels.kernels());
  }

  @Override
  public Differentiation differentiate(Network network, TrialBatch trials) {
    return player().differentiate(cell(), network, taskDescription(), trials, kernels.kernels());
  }

  /** The equations of its cell, with their parameters. */
  public Chosen<CellType<Record>> cell() {
    Json cell = stored.get().object("network").require("cell");
    ParameterDecoder decoder = new ParameterDecoder(new ExtensionCodecs(catalogue).all());
    Optional<ConfiguredExtension> type =
        new ExtensionCodecs(catalogue).component(ExtensionKind.CELL, cell, decoder, Set.of());
    decoder.finish();
    return type.orElseThrow().chosen();
  }

  /** Its task, whose trials can be made again. */
  public TaskTrials taskTrials() {
    return assembly.get().trials();
  }

  /** Everything that determined its result. */
  public Json.Obj definition() {
    return stored.get();
  }

  private NetworkPlayer player() {
    return catalogue.services(NetworkPlayer.class).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemException.Kind.PLUGIN,
                    Problem.of("no network player is installed (bundle org.anlage.trainers)")));
  }

  private Network network(String file) {
    String name = simulation ? SimulationFiles.WEIGHTS : file;
    return RunFiles.readNetwork(folder.resolve(name), spec());
  }

  private Json.Obj manifest() {
    return store.manifest(id);
  }

  private NetworkSpec spec() {
    return RunFiles.readSpec(folder.resolve("manifest.json"));
  }
}
