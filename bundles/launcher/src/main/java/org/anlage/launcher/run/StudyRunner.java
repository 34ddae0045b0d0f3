package org.anlage.launcher.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.catalogue.PluginThread;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.HelperThreads;
import org.anlage.engine.compute.RunComputer;
import org.anlage.engine.compute.SharedKernels;
import org.anlage.engine.compute.StartMeans;
import org.anlage.engine.compute.StudyData;
import org.anlage.parameters.Suggestion;
import org.anlage.store.DirectoryStore;
import org.anlage.store.plan.StudyPlan;

/** Computes what is missing of a study. */
public final class StudyRunner {
  private final Catalogue catalogue;
  private final DirectoryStore store;
  private final Progress progress;
  private final RunCode code;
  private final BundleLeases leases;
  private final Options options;
  private final Map<String, RunRequest> replaced = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private volatile boolean handedOver;

  /**
   * A runner.
   *
   * @param code the code that enters results
   * @param leases hears which of it is in use
   * @param options how it computes
   */
  public StudyRunner(
      Catalogue catalogue,
      DirectoryStore store,
      Progress progress,
      RunCode code,
      BundleLeases leases,
      Options options) {
    this.options = options;
    this.code = code;
    this.leases = leases;
    this.catalogue = catalogue;
    this.store = store;
    this.progress = progress;
  }

  /**
   * How a runner computes.
   *
   * @param executor name of the executor
   * @param pluginFolders folders of plug-ins, for workers in other processes
   * @param acceptBuilds whether stored runs of the same definition by other code are used
   * @param refuseMixedCode whether all runs must be computed by the code they were planned with
   * @param executorOptions what the user asked of the executor, by name of the option
   * @param report where the report goes; in the store by default
   */
  public record Options(
      String executor,
      List<Path> pluginFolders,
      boolean acceptBuilds,
      boolean refuseMixedCode,
      Map<String, String> executorOptions,
      Optional<Path> report) {}

  /** Asks all workers to stop at their next update; what they were at is kept as a checkpoint. */
  public void stop() {
    stopped = true;
  }

  /** Whether somebody asked to stop. */
  public boolean stopped() {
    return stopped;
  }

  /** Whether runs were handed over to others, and are not computed yet. */
  public boolean handedOver() {
    return handedOver;
  }

  /**
   * A plan with the runs that took the places of others because their code was replaced before they
   * began; the plan itself where none was.
   */
  public StudyPlan actual(StudyPlan plan) {
    return plan.with(replaced);
  }

  /**
   * Computes all runs of a plan that the store does not have.
   *
   * @return what kept runs from being computed, by run id
   * @throws ProblemException of kind STORE if results cannot be stored
   */
  public Map<String, ProblemException> run(StudyPlan plan, StudyData data, int threads) {
    if (store.isWritable()) {
      store.keep(plan);
    }
    Map<String, ProblemException> broken = compute(plan, plan.requests(), data, threads);
    if (!replaced.isEmpty()) {
      store.keep(actual(plan));
    }
    return broken;
  }

  /**
   * Computes some runs of a plan that the store has, unless they are stored.
   *
   * @return what kept runs from being computed, by run id
   */
  public Map<String, ProblemException> compute(
      StudyPlan plan, List<RunRequest> runs, StudyData data, int threads) {
    List<RunRequest> missing =
        new OtherBuilds(store, progress).use(missing(runs), options, replaced);
    int workers = Math.max(1, Math.min(threads, missing.size()));
    progress.begin(runs.size(), runs.size() - missing.size(), workers);
    if (missing.isEmpty()) {
      return Map.of();
    }
    requireWritable(missing.size(), runs.size());
    code.kernels().kernels().warmUp();
    StudyWorker worker = compute(plan, missing, data, threads, workers);
    PluginThread.leftBehind().forEach(line -> progress.note("warning: " + line));
    worker
        .fatal()
        .ifPresent(
            problem -> {
              throw problem;
            });
    return new TreeMap<>(worker.broken());
  }

  private void requireWritable(int missing, int all) {
    if (!store.isWritable()) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "the store is read-only, and runs are missing or damaged",
              store.root().toString(),
              missing + " of " + all + " runs",
              "all runs, or a store that can be written",
              "allow writing to it, or choose another --store"));
    }
  }

  /** What the store does not have as it was stored; damaged runs are moved out of the way. */
  private List<RunRequest> missing(List<RunRequest> all) {
    List<RunRequest> missing = new ArrayList<>();
    for (RunRequest run : all) {
      if (!store.contains(run.id())) {
        missing.add(run);
      } else if (store.damage(run.id()).isPresent() && !store.isWritable()) {
        missing.add(run);
      } else if (store.damage(run.id()).isPresent()) {
        String damage = store.damage(run.id()).orElse("");
        progress.note(
            "warning: run "
                + run.id().substring(0, 12)
                + " ("
                + run.label()
                + ") is damaged: "
                + damage
                + "; it is computed again, and kept in "
                + store.setAside(run.id()));
        missing.add(run);
      }
    }
    return missing;
  }

  /** Threads without a run of their own help the others, where that changes no bit. */
  private StudyWorker compute(
      StudyPlan plan, List<RunRequest> missing, StudyData data, int threads, int workers) {
    try (HelperThreads crew =
        new HelperThreads(code.kernels().kernelClass().equals("portable") ? threads : 1)) {
      KernelChoice shared =
          crew.threads() == 1
              ? code.kernels()
              : new KernelChoice(
                  new SharedKernels(code.kernels().kernels(), crew),
                  code.kernels().decompositions());
      StudyWorker worker =
          new StudyWorker(
              new StudyWorker.Means(catalogue, store, progress, code, leases, options),
              new RunComputer(
                  code,
                  shared,
                  store,
                  new StartMeans(catalogue, Optional.of(store)),
                  data,
                  Math.max(1, threads / workers),
                  progress::note),
              crew,
              plan,
              replaced,
              this::stopped);
      Executor executor = executor();
      handedOver = executor.handsOver();
      List<List<RunRequest>> waves = Waves.of(missing);
      for (List<RunRequest> wave : handedOver ? waves.subList(0, 1) : waves) {
        executor.execute(wave, Math.min(workers, wave.size()), worker);
      }
      if (handedOver && waves.size() > 1) {
        int later = missing.size() - waves.get(0).size();
        progress.note(
            later
                + " runs start from others, and are handed over by `run` again once these are done");
      }
      return worker;
    }
  }

  private Executor executor() {
    List<Executor> executors = catalogue.services(Executor.class);
    return executors.stream()
        .filter(e -> e.name().equals(options.executor()))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "there is no executor \"" + options.executor() + "\"",
                        "--on",
                        "",
                        "",
                        Suggestion.among(
                            options.executor(), executors.stream().map(Executor::name).toList()))));
  }
}
