package org.anlage.launcher.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.Table;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkPlayer;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Recording;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.experiment.RunDefinition;
import org.anlage.launcher.experiment.SimulationDefinition;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.store.StoredFiles;

/** A run read from the store; parts are read, or built again, when asked for. */
public final class StoredRun implements RunView {
  private final String id;
  private final Path folder;
  private final Supplier<Optional<Cortex>> cortex;
  private final KernelChoice kernels;
  private final Catalogue catalogue;
  private final Supplier<RunDefinition> definition;
  private final Supplier<RunAssembly> assembly;
  private final boolean simulation;

  /**
   * A run in a folder.
   *
   * @param id its id
   * @param folder its folder
   * @param cortex the data, where it can still be loaded
   * @param kernels kernels to run its network with
   * @param catalogue what is installed
   */
  public StoredRun(
      String id,
      Path folder,
      Supplier<Optional<Cortex>> cortex,
      KernelChoice kernels,
      Catalogue catalogue) {
    this.id = id;
    this.folder = folder;
    this.cortex = cortex;
    this.kernels = kernels;
    this.catalogue = catalogue;
    definition =
        Once.of(
            () -> definition(folder, (file, json) -> RunDefinition.parse(file, json, catalogue)));
    assembly = Once.of(() -> new RunAssembly(definition.get(), cortex.get(), kernels));
    simulation = Files.exists(folder.resolve(SimulationFiles.WEIGHTS));
  }

  /** What a run that simulated stored of its activity. */
  public ActivityView activity() {
    return new StoredActivity(folder, cortex, this::trained);
  }

  private SimulationDefinition simulated() {
    return StoredRun.definition(
        folder, (file, json) -> SimulationDefinition.parse(file, json, catalogue));
  }

  private static <D> D definition(Path folder, BiFunction<String, String, D> parse) {
    Path file = folder.resolve("run.json");
    try {
      return parse.apply(file.toString(), Files.readString(file));
    } catch (java.io.IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot be read", file.toString(), "", "", ""),
          e);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public long seed() {
    return simulation ? simulated().seed() : definition.get().seed();
  }

  @Override
  public String task() {
    return simulation ? simulated().simulator().name() : definition.get().task().name();
  }

  @Override
  public TaskDescription taskDescription() {
    return assembly.get().trials().description();
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
    if (!simulation) {
      return assembly.get().distances();
    }
    SimulationDefinition run = simulated();
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
  public double inputNoise() {
    return simulation ? 0 : definition.get().network().inputNoise();
  }

  @Override
  public Recording play(TrialBatch trials) {
    return play(trained(), trials);
  }

  @Override
  public Recording play(Network network, TrialBatch trials) {
    return catalogue.services(NetworkPlayer.class).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemException.Kind.PLUGIN,
                    Problem.of("nothing that plays networks is installed")))
        .play(network, trials, kernels.kernels());
  }

  private Network network(String file) {
    String name = simulation ? SimulationFiles.WEIGHTS : file;
    return RunFiles.readNetwork(folder.resolve(name), spec());
  }

  private NetworkSpec spec() {
    return RunFiles.readSpec(folder.resolve("manifest.json"));
  }
}
