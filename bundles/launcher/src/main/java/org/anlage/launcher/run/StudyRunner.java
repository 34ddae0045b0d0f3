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
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.catalogue.PluginThread;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.HelperThreads;
import org.anlage.engine.compute.RunComputer;
import org.anlage.engine.compute.SharedKernels;
import org.anlage.engine.compute.StudyData;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.Definitions;
import org.anlage.engine.definition.Run;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
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
   */
  public record Options(
      String executor, List<Path> pluginFolders, boolean acceptBuilds, boolean refuseMixedCode) {}

  /** Asks all workers to stop at their next update; what they were at is kept as a checkpoint. */
  public void stop() {
    stopped = true;
  }

  /** Whether somebody asked to stop. */
  public boolean stopped() {
    return stopped;
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
    store.keep(plan);
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
    Map<String, ProblemException> broken = new ConcurrentHashMap<>();
    if (!missing.isEmpty()) {
      code.kernels().kernels().warmUp();
      Worker worker = compute(plan.folder(), missing, data, threads, workers, broken);
      PluginThread.leftBehind().forEach(line -> progress.note("warning: " + line));
      worker
          .fatal()
          .ifPresent(
              problem -> {
                throw problem;
              });
    }
    return new TreeMap<>(broken);
  }

  /** What the store does not have as it was stored; damaged runs are moved out of the way. */
  private List<RunRequest> missing(List<RunRequest> all) {
    List<RunRequest> missing = new ArrayList<>();
    for (RunRequest run : all) {
      if (!store.contains(run.id())) {
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
  private Worker compute(
      String study,
      List<RunRequest> missing,
      StudyData data,
      int threads,
      int workers,
      Map<String, ProblemException> broken) {
    try (HelperThreads crew =
        new HelperThreads(code.kernels().kernelClass().equals("portable") ? threads : 1)) {
      KernelChoice shared =
          crew.threads() == 1
              ? code.kernels()
              : new KernelChoice(
                  new SharedKernels(code.kernels().kernels(), crew),
                  code.kernels().decompositions());
      Worker worker =
          new Worker(
              new RunComputer(code, shared, store, data, Math.max(1, threads / workers)),
              crew,
              study,
              broken);
      executor().execute(missing, workers, worker);
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

  private final class Worker implements Executor.Worker {
    private final RunComputer computer;
    private final HelperThreads crew;
    private final String study;
    private final Map<String, ProblemException> broken;
    private volatile Optional<ProblemException> fatal = Optional.empty();

    Worker(
        RunComputer computer,
        HelperThreads crew,
        String study,
        Map<String, ProblemException> broken) {
      this.study = study;
      this.computer = computer;
      this.crew = crew;
      this.broken = broken;
    }

    Optional<ProblemException> fatal() {
      return fatal;
    }

    @Override
    public boolean stopped() {
      return stopped || fatal.isPresent();
    }

    @Override
    public void compute(RunRequest planned, int slot) {
      progress.started(slot, planned.label());
      RunRequest run = planned;
      crew.enter();
      Json.Obj definition = Definitions.object(planned.label(), planned.json());
      List<String> bundles = RunCode.bundles(Definitions.code(definition));
      try (BundleLeases.Hold held = leases.hold(bundles, this::stopped)) {
        Run actual = current(planned, definition);
        run = actual.request();
        RunComputer.Outcome outcome =
            store.contains(run.id())
                ? new RunComputer.Outcome(Optional.empty(), true)
                : PluginThread.run(
                    "anlage-run-" + slot, () -> computer.compute(actual, new Monitor(slot)));
        if (!outcome.agreed()) {
          progress.note(
              "warning: "
                  + run.label()
                  + " was stored before with another result; the first is kept");
        }
        progress.finished(slot, run.label(), outcome.failure().orElse(""));
      } catch (TrainingMonitor.Interrupted e) {
        // the user stopped, or the store failed on another worker: no result to keep
      } catch (ProblemException e) {
        if (e.kind() == ProblemException.Kind.STORE) {
          fatal = Optional.of(e);
        } else {
          broken(slot, run, e);
        }
      } catch (Throwable e) { // an Error that ended the thread would leave the run without a word
        broken(
            slot,
            run,
            new ProblemException(
                ProblemException.Kind.PLUGIN,
                Problem.of("the run could not be computed: " + e),
                e));
      } finally {
        crew.leave();
      }
    }

    @Override
    public List<String> command(List<RunRequest> runs) {
      List<String> words = new ArrayList<>();
      words.add(Path.of(System.getProperty("anlage.home", "")).resolve("bin/anlage").toString());
      words.addAll(List.of("work", store.root().toAbsolutePath().toString(), "--study", study));
      words.addAll(List.of("--kernels", code.kernels().kernels().name()));
      options.pluginFolders().forEach(f -> words.addAll(List.of("--plugins", f.toString())));
      words.add("--runs");
      runs.forEach(run -> words.add(run.id()));
      return words;
    }

    @Override
    public void started(RunRequest run, int slot) {
      progress.started(slot, run.label());
    }

    @Override
    public void ended(RunRequest run, int slot, String said) {
      if (store.contains(run.id())) {
        progress.finished(slot, run.label(), store.manifest(run.id()).text("failure"));
      } else if (!stopped()) {
        broken(
            slot,
            run,
            new ProblemException(
                ProblemException.Kind.PLUGIN,
                Problem.of("a worker process stored no result: " + said)));
      }
    }

    private void broken(int slot, RunRequest run, ProblemException problem) {
      broken.put(run.id(), problem);
      progress.broken(slot, run.label(), problem);
    }

    /** The run with the code that is loaded now; a note says where it is not the planned code. */
    private Run current(RunRequest planned, Json.Obj definition) {
      Run parsed = new Run(planned, Definitions.decode(definition, catalogue));
      Definition now = code.current(parsed.definition());
      if (now.code().equals(parsed.definition().code())) {
        return parsed;
      }
      Run run = Run.of(now, catalogue, planned.label());
      if (options.refuseMixedCode()) {
        throw new ProblemException(
            ProblemException.Kind.PLUGIN,
            new Problem(
                "the code of this run was replaced after the study was planned",
                planned.label(),
                "",
                "one version of the code for all runs, as \"mixedCode\": \"refuse\" asks",
                "run the experiment again: all its runs are computed by the new code"));
      }
      replaced.put(planned.id(), run.request());
      progress.note(
          "note: "
              + run.label()
              + " is computed by code that was replaced since it was planned, as run "
              + run.id().substring(0, 12));
      return run;
    }

    private final class Monitor implements TrainingMonitor {
      private final int slot;
      private final Optional<PluginThread> thread = PluginThread.current();

      Monitor(int slot) {
        this.slot = slot;
      }

      @Override
      public void updated(int update, int updates, double loss) {
        thread.ifPresent(PluginThread::alive);
        progress.updated(slot, update, updates, loss);
      }

      @Override
      public boolean cancelled() {
        return Worker.this.stopped() || !thread.map(PluginThread::wanted).orElse(true);
      }
    }
  }
}
