package org.anlage.launcher.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.Findings;
import org.anlage.api.data.Cortex;
import org.anlage.api.network.Network;
import org.anlage.api.run.RunRequest;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.experiment.RunDefinition;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.store.Checkpoints;
import org.anlage.launcher.store.DirectoryStore;

/** Computes one run from its definition and stores it. */
public final class RunComputer {
  private static final double SECONDS_BETWEEN_CHECKPOINTS = 30;

  private final Catalogue catalogue;
  private final KernelChoice kernels;
  private final DirectoryStore store;
  private final Cortex cortex;

  /** A computer of runs on given data. */
  public RunComputer(
      Catalogue catalogue, KernelChoice kernels, DirectoryStore store, Cortex cortex) {
    this.catalogue = catalogue;
    this.kernels = kernels;
    this.store = store;
    this.cortex = cortex;
  }

  /**
   * What came of computing a run.
   *
   * @param failure why it failed numerically, if it did
   * @param agreed false if the same run was stored before with another result
   */
  public record Outcome(Optional<String> failure, boolean agreed) {}

  /** Assembles, audits, trains and stores. */
  public Outcome compute(RunRequest request, TrainingMonitor monitor) {
    long start = System.nanoTime();
    RunDefinition definition = RunDefinition.parse(request.label(), request.json(), catalogue);
    RunAssembly assembly = new RunAssembly(definition, Optional.of(cortex), kernels);
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
    double seconds = (System.nanoTime() - start) * 1e-9;
    Path folder = store.scratch();
    try {
      RunFiles.write(folder, request.json(), initial, result, audit);
      Json manifest = manifest(request.id(), RunFiles.digest(folder), result, seconds);
      Files.writeString(folder.resolve("manifest.json"), JsonWriter.pretty(manifest));
    } catch (IOException e) {
      throw store.problem("a run cannot be written", e);
    } catch (UncheckedIOException e) {
      throw store.problem("a run cannot be written", new IOException(e));
    }
    Outcome outcome = new Outcome(result.failure(), store.publish(request.id(), folder));
    checkpoints.clear();
    return outcome;
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

  private Json manifest(String id, String digest, TrainingResult result, double seconds) {
    return Json.Obj.create()
        .with("format", 1L)
        .with("id", id)
        .with("kind", "train")
        .with("status", result.failure().isPresent() ? "failed" : "done")
        .with("failure", result.failure().orElse(""))
        .with("result", digest)
        .with("seconds", seconds)
        .with("network", RunFiles.spec(result.network().spec()))
        .with("kernels", kernels.kernels().name())
        .with("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
        .with("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
