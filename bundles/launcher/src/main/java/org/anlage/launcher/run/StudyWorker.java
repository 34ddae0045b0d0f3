package org.anlage.launcher.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.MemoryAdvice;
import org.anlage.engine.catalogue.PluginThread;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.HelperThreads;
import org.anlage.engine.compute.KindOfRun;
import org.anlage.engine.compute.RunComputer;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.DefinitionWriter;
import org.anlage.engine.definition.Definitions;
import org.anlage.engine.definition.Run;
import org.anlage.launcher.cluster.WorkerCommands;
import org.anlage.parameters.json.Json;
import org.anlage.store.BrokenRuns;
import org.anlage.store.DirectoryStore;
import org.anlage.store.plan.StudyPlan;

/** Computes runs of a study for an executor, in this process or by another one. */
final class StudyWorker implements Executor.Worker {
  private final Means means;
  private final RunComputer computer;
  private final HelperThreads crew;
  private final RunTimes times;
  private final String folder;
  private final Map<String, RunRequest> replaced;
  private final BooleanSupplier unwanted;
  private final Map<String, ProblemException> broken = new ConcurrentHashMap<>();
  private volatile Optional<ProblemException> fatal = Optional.empty();

  /**
   * What runs are computed with.
   *
   * @param catalogue what is installed
   * @param store where results go
   * @param progress hears how it is getting on
   * @param code the code that enters results
   * @param leases hears which of it is in use
   * @param options how runs are computed
   */
  record Means(
      Catalogue catalogue,
      DirectoryStore store,
      Progress progress,
      RunCode code,
      BundleLeases leases,
      StudyRunner.Options options) {}

  /**
   * A worker.
   *
   * @param computer computes in this process
   * @param crew counts the threads at work
   * @param plan the study
   * @param replaced receives runs that took the places of planned ones, by id
   * @param unwanted whether the user wants to stop
   */
  StudyWorker(
      Means means,
      RunComputer computer,
      HelperThreads crew,
      StudyPlan plan,
      Map<String, RunRequest> replaced,
      BooleanSupplier unwanted) {
    this.means = means;
    this.computer = computer;
    this.crew = crew;
    times = new RunTimes(plan, means.store());
    folder = plan.folder();
    this.replaced = replaced;
    this.unwanted = unwanted;
  }

  /** What kept runs from being computed, by id. */
  Map<String, ProblemException> broken() {
    return broken;
  }

  /** Why no more results can be stored. */
  Optional<ProblemException> fatal() {
    return fatal;
  }

  @Override
  public boolean stopped() {
    return unwanted.getAsBoolean() || fatal.isPresent();
  }

  @Override
  public void compute(RunRequest planned, int slot) {
    means.progress().started(slot, planned.label());
    RunRequest run = planned;
    crew.enter();
    Json.Obj definition = Definitions.object(planned.label(), planned.json());
    List<String> bundles = RunCode.bundles(Definitions.code(definition));
    try (BundleLeases.Hold held = means.leases().hold(bundles, this::stopped)) {
      Run actual = current(planned, definition);
      run = actual.request();
      RunComputer.Outcome outcome =
          means.store().contains(run.id())
              ? new RunComputer.Outcome(Optional.empty(), true)
              : compute(actual, slot);
      if (!outcome.agreed()) {
        means
            .progress()
            .note(
                "warning: "
                    + run.label()
                    + " was stored before with another result; the first is kept");
      }
      new BrokenRuns(means.store()).remove(run.id());
      means.progress().finished(slot, run.label(), outcome.failure().orElse(""));
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
              new Problem("the run could not be computed: " + e, "", "", "", MemoryAdvice.of(e)),
              e));
    } finally {
      crew.leave();
    }
  }

  private RunComputer.Outcome compute(Run run, int slot) throws Exception {
    try (RunProgress progress = new RunProgress(means.store().root(), run.id())) {
      return PluginThread.run(
          "anlage-run-" + slot, () -> computer.compute(run, new Monitor(slot, progress)));
    }
  }

  @Override
  public List<String> command(List<RunRequest> runs) {
    return commands().work(runs);
  }

  private WorkerCommands commands() {
    return new WorkerCommands(
        means.store().root(),
        folder,
        means.code().kernels().kernels().name(),
        means.options().pluginFolders());
  }

  @Override
  public Executor.Site site() {
    return new Executor.Site(
        folder,
        means.store().jobs(folder),
        commands().collect(means.options().report()),
        means.options().executorOptions());
  }

  @Override
  public boolean isStored(RunRequest run) {
    return means.store().contains(run.id());
  }

  @Override
  public OptionalDouble expectedSeconds(RunRequest run) {
    return times.expected(run);
  }

  @Override
  public void note(String text) {
    means.progress().note(text);
  }

  @Override
  public void started(RunRequest run, int slot) {
    means.progress().started(slot, run.label());
  }

  @Override
  public void ended(RunRequest run, int slot, String said) {
    if (means.store().contains(run.id())) {
      means
          .progress()
          .finished(slot, run.label(), means.store().manifest(run.id()).text("failure"));
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
    try {
      new BrokenRuns(means.store()).add(run.id(), problem.problems().get(0).line());
    } catch (ProblemException unwritten) { // the reason itself is told all the same
      means.progress().note("warning: " + unwritten.getMessage());
    }
    means.progress().broken(slot, run.label(), problem);
  }

  /**
   * The run with the code that is loaded now; a note says where it is not the planned means.code().
   */
  private Run current(RunRequest planned, Json.Obj definition) {
    Run parsed = new Run(planned, KindOfRun.decode(definition, means.catalogue()));
    Definition now = means.code().current(parsed.definition());
    if (now.code().equals(parsed.definition().code())) {
      return parsed;
    }
    Run run = Run.of(now, new DefinitionWriter(means.catalogue()), planned.label());
    if (means.options().refuseMixedCode()) {
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
    means
        .progress()
        .note(
            "note: "
                + run.label()
                + " is computed by code that was replaced since it was planned, as run "
                + run.id().substring(0, 12));
    return run;
  }

  private final class Monitor implements TrainingMonitor {
    private final int slot;
    private final RunProgress shown;
    private final Optional<PluginThread> thread = PluginThread.current();

    Monitor(int slot, RunProgress shown) {
      this.slot = slot;
      this.shown = shown;
    }

    @Override
    public void updated(int update, int updates, double loss) {
      thread.ifPresent(PluginThread::alive);
      means.progress().updated(slot, update, updates, loss);
      shown.updated(update, updates, loss);
    }

    @Override
    public boolean cancelled() {
      return stopped() || !thread.map(PluginThread::wanted).orElse(true);
    }
  }
}
