package org.anlage.launcher.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anlage.api.analysis.Findings;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.run.RunRequest;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.estimators.dynamics.Workers;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.experiment.Component;
import org.anlage.launcher.experiment.Definitions;
import org.anlage.launcher.experiment.MeasurementDefinition;
import org.anlage.launcher.experiment.RunDefinition;
import org.anlage.launcher.experiment.SimulationDefinition;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.plan.StudyData;
import org.anlage.launcher.store.Checkpoints;
import org.anlage.launcher.store.DirectoryStore;
import org.anlage.launcher.store.FindingsJson;

/** Computes one run from its definition and stores it. */
public final class RunComputer {
  private static final double SECONDS_BETWEEN_CHECKPOINTS = 30;

  private final Catalogue catalogue;
  private final KernelChoice kernels;
  private final DirectoryStore store;
  private final StudyData data;
  private final int threads;

  /**
   * A computer of runs.
   *
   * @param catalogue what is installed
   * @param kernels kernels
   * @param store where results go
   * @param data data of the study
   * @param threads threads that one run may use
   */
  public RunComputer(
      Catalogue catalogue,
      KernelChoice kernels,
      DirectoryStore store,
      StudyData data,
      int threads) {
    this.catalogue = catalogue;
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
  public Outcome compute(RunRequest request, TrainingMonitor monitor) {
    return switch (Definitions.kind(request.label(), request.json())) {
      case TRAIN -> train(request, monitor);
      case SIMULATE -> simulate(request, monitor);
      case MEASURE -> measure(request);
    };
  }

  private Outcome train(RunRequest request, TrainingMonitor monitor) {
    long start = System.nanoTime();
    RunDefinition definition = RunDefinition.parse(request.label(), request.json(), catalogue);
    RunAssembly assembly = new RunAssembly(definition, data.shared(), kernels);
    Network initial = assembly.initialNetwork();
    TrainingProblem problem = assembly.problem(initial);
    Findings audit = audit(definition, assembly, problem, kernels);
    Checkpoints checkpoints = new Checkpoints(store, request.id());
    TrainingMonitor keeping =
        new CheckpointingMonitor(monitor, checkpoints, SECONDS_BETWEEN_CHECKPOINTS);
    TrainingResult result =
        definition
            .trainer()
            .<Trainer<Record>, TrainingResult>call(
                "train", (service, parameters) -> service.train(parameters, problem, keeping));
    Outcome outcome =
        store(
            request,
            start,
            result.failure(),
            Json.Obj.create().with("network", RunFiles.spec(result.network().spec())),
            folder -> RunFiles.write(folder, request.json(), initial, result, audit));
    checkpoints.clear();
    return outcome;
  }

  private Outcome simulate(RunRequest request, TrainingMonitor monitor) {
    long start = System.nanoTime();
    SimulationDefinition definition =
        SimulationDefinition.parse(request.label(), request.json(), catalogue);
    RandomStream random = RandomStream.of(definition.seed());
    Matrix weights =
        new PriorAssembly(
                definition.units(),
                definition.weights(),
                definition.embedding(),
                data.shared(),
                kernels,
                random)
            .recurrent();
    Component simulator = definition.simulator();
    Simulator.Extent extent =
        simulator.<Simulator<Record>, Simulator.Extent>call("say its extent", Simulator::extent);
    SimulationContext context =
        new SimulationContext(
            definition.precision(),
            random.split("simulation").split(simulator.name()),
            kernels.kernels(),
            kernels.decompositions(),
            threads);
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
          request,
          start,
          failure,
          about,
          folder -> SimulationFiles.write(folder, request.json(), weights, sink, spec));
    }
  }

  private Outcome measure(RunRequest request) {
    long start = System.nanoTime();
    MeasurementDefinition definition =
        MeasurementDefinition.parse(request.label(), request.json(), catalogue);
    Findings findings = Measurement.of(definition, data.recording(definition.data()), kernels);
    return store(
        request,
        start,
        Optional.empty(),
        Json.Obj.create(),
        folder -> {
          Files.writeString(folder.resolve("run.json"), request.json());
          Files.writeString(
              folder.resolve(Measurement.FILE), JsonWriter.pretty(FindingsJson.encode(findings)));
        });
  }

  /** Writes the files of a run. */
  private interface Content {
    void write(Path folder) throws IOException;
  }

  private Outcome store(
      RunRequest request, long start, Optional<String> failure, Json.Obj about, Content content) {
    double seconds = (System.nanoTime() - start) * 1e-9;
    Path folder = store.scratch();
    try {
      content.write(folder);
      Json.Obj manifest =
          Json.Obj.create()
              .with("format", 1L)
              .with("id", request.id())
              .with(
                  "kind",
                  Definitions.kind(request.label(), request.json()).name().toLowerCase(Locale.ROOT))
              .with("status", failure.isPresent() ? "failed" : "done")
              .with("failure", failure.orElse(""))
              .with("result", RunFiles.digest(folder))
              .with("seconds", seconds)
              .with("kernels", kernels.kernels().name())
              .with(
                  "java",
                  System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
              .with("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
      about.members().forEach(manifest::with);
      Files.writeString(folder.resolve("manifest.json"), JsonWriter.pretty(manifest));
    } catch (IOException e) {
      throw store.problem("a run cannot be written", e);
    } catch (UncheckedIOException e) {
      throw store.problem("a run cannot be written", new IOException(e));
    }
    return new Outcome(failure, store.publish(request.id(), folder));
  }

  /** The budget before training. */
  public static Findings audit(
      RunDefinition definition,
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
