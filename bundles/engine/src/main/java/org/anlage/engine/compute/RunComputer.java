package org.anlage.engine.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anlage.algebra.Workers;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.MeasurementDefinition;
import org.anlage.engine.definition.Run;
import org.anlage.engine.definition.SimulationDefinition;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.Checkpoints;
import org.anlage.store.DirectoryStore;
import org.anlage.store.FindingsJson;
import org.anlage.store.RunManifest;
import org.anlage.store.plan.TaskJson;

/** Computes one run from its definition and stores it. */
public final class RunComputer {
  private static final double SECONDS_BETWEEN_CHECKPOINTS = 30;

  private final RunCode code;
  private final KernelChoice kernels;
  private final DirectoryStore store;
  private final StudyData data;
  private final int threads;

  /**
   * A computer of runs.
   *
   * @param code the code that enters results
   * @param kernels kernels
   * @param store where results go
   * @param data data of the study
   * @param threads threads that one run may use
   */
  public RunComputer(
      RunCode code, KernelChoice kernels, DirectoryStore store, StudyData data, int threads) {
    this.code = code;
    this.kernels = kernels;
    this.store = store;
    this.data = data;
    this.threads = threads;
  }

  /**
   * What came of computing a run.
   *
   * @param failure why it failed numerically, if it did
   * @param agreed false if the same run was stored before with another result
   */
  public record Outcome(Optional<String> failure, boolean agreed) {}

  /** Computes and stores. */
  public Outcome compute(Run run, TrainingMonitor monitor) {
    Definition definition = run.definition();
    if (definition instanceof TrainingDefinition training) {
      return train(run, training, monitor);
    }
    return definition instanceof SimulationDefinition simulation
        ? simulate(run, simulation, monitor)
        : measure(run, (MeasurementDefinition) definition);
  }

  private Outcome train(Run run, TrainingDefinition definition, TrainingMonitor monitor) {
    long start = System.nanoTime();
    RunAssembly assembly = new RunAssembly(definition, data.shared(), kernels);
    Network initial = assembly.initialNetwork();
    TrainingProblem problem = assembly.problem(initial);
    Findings audit = audit(definition, assembly, problem, kernels);
    StudyView.StudyTask task =
        new StudyView.StudyTask(definition.task().name(), assembly.trials().description());
    Checkpoints checkpoints = new Checkpoints(store, run.id());
    TrainingMonitor keeping =
        new CheckpointingMonitor(monitor, checkpoints, SECONDS_BETWEEN_CHECKPOINTS);
    TrainingResult result =
        definition
            .trainer()
            .<Trainer<Record>, TrainingResult>call(
                "train", (service, parameters) -> service.train(parameters, problem, keeping));
    Outcome outcome =
        store(
            run,
            start,
            result.failure(),
            Json.Obj.create()
                .with("network", RunFiles.spec(result.network().spec()))
                .with("task", TaskJson.encode(task))
                .with("distances", assembly.distances().map(store::share).orElse("")),
            folder -> RunFiles.write(folder, initial, result, audit));
    checkpoints.clear();
    return outcome;
  }

  private Outcome simulate(Run run, SimulationDefinition definition, TrainingMonitor monitor) {
    long start = System.nanoTime();
    RandomStream random = RandomStream.of(definition.seed());
    PriorAssembly priors =
        new PriorAssembly(
            definition.units(),
            definition.weights(),
            definition.embedding(),
            data.shared(),
            kernels,
            random);
    Matrix weights = priors.recurrent();
    ConfiguredExtension simulator = definition.simulator();
    Simulator.Extent extent =
        simulator.<Simulator<Record>, Simulator.Extent>call("say its extent", Simulator::extent);
    SimulationContext context =
        new SimulationContext(
            definition.precision(),
            random.split("simulation").split(simulator.name()),
            kernels.kernels(),
            kernels.decompositions(),
            threads,
            data.shared(),
            priors.distances());
    try (Workers workers = new Workers(threads)) {
      SimulationSink sink =
          new SimulationSink(
              definition.units(),
              definition.precision(),
              extent,
              definition.keep(),
              kernels.kernels(),
              workers,
              monitor);
      Optional<String> failure =
          simulator.<Simulator<Record>, Optional<String>>call(
              "simulate",
              (service, parameters) -> service.simulate(parameters, weights, context, sink));
      NetworkSpec spec = SimulationFiles.spec(definition.units(), definition.precision());
      Json.Obj about =
          Json.Obj.create()
              .with("network", RunFiles.spec(spec))
              .with("distances", priors.distances().map(store::share).orElse(""))
              .with(
                  "extent",
                  Json.Obj.create()
                      .with("units", (long) definition.units())
                      .with("trajectories", (long) extent.trajectories())
                      .with("samples", (long) extent.samples())
                      .with("window", (long) sink.windowSamples())
                      .with("interval", extent.interval())
                      .with("steps", extent.steps()));
      return store(
          run, start, failure, about, folder -> SimulationFiles.write(folder, weights, sink, spec));
    }
  }

  private Outcome measure(Run run, MeasurementDefinition definition) {
    long start = System.nanoTime();
    Findings findings = Measurement.of(definition, data.recording(definition.data()), kernels);
    return store(
        run,
        start,
        Optional.empty(),
        Json.Obj.create(),
        folder -> {
          Files.writeString(
              folder.resolve(Measurement.FILE), JsonWriter.pretty(FindingsJson.encode(findings)));
        });
  }

  /** Writes the files of a run. */
  private interface Content {
    void write(Path folder) throws IOException;
  }

  private Outcome store(
      Run run, long start, Optional<String> failure, Json.Obj about, Content content) {
    double seconds = (System.nanoTime() - start) * 1e-9;
    code.requireComplete(run.definition(), run.label());
    Path folder = store.scratch();
    try {
      Files.writeString(folder.resolve("run.json"), run.request().json());
      content.write(folder);
      Json.Obj manifest =
          Json.Obj.create()
              .with("id", run.id())
              .with("kind", run.definition().kind().name().toLowerCase(Locale.ROOT))
              .with("status", failure.isPresent() ? "failed" : "done")
              .with("failure", failure.orElse(""))
              .with("seconds", seconds)
              .with("kernels", kernels.kernels().name())
              .with(
                  "java",
                  System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
              .with("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
      about.members().forEach(manifest::with);
      RunManifest.write(folder, manifest);
    } catch (IOException e) {
      throw store.problem("a run cannot be written", e);
    } catch (UncheckedIOException e) {
      throw store.problem("a run cannot be written", new IOException(e));
    }
    return new Outcome(failure, store.publish(run.id(), folder));
  }

  /** The budget before training. */
  public static Findings audit(
      TrainingDefinition definition,
      RunAssembly assembly,
      TrainingProblem problem,
      KernelChoice kernels) {
    List<LossTerm> terms =
        definition
            .trainer()
            .<Trainer<Record>, List<LossTerm>>call(
                "audit the loss", (service, parameters) -> service.audit(parameters, problem));
    return BudgetAudit.of(
        terms, problem.initial().recurrent(), assembly.distances(), kernels.decompositions());
  }
}
