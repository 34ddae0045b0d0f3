package org.anlage.launcher.compute;

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
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.catalogue.PlugInThread;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.plan.RunCode;
import org.anlage.launcher.plan.StudyData;
import org.anlage.launcher.plan.StudyPlan;
import org.anlage.launcher.store.DirectoryStore;

/** Computes what is missing of a study. */
public final class StudyRunner {
  private final Catalogue catalogue;
  private final KernelChoice kernels;
  private final DirectoryStore store;
  private final Progress progress;
  private final RunCode code;
  private final CodeInUse inUse;
  private final Map<String, RunRequest> replaced = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /**
   * A runner.
   *
   * @param code the code that enters results
   * @param inUse hears which of it is in use
   */
  public StudyRunner(
      Catalogue catalogue,
      KernelChoice kernels,
      DirectoryStore store,
      Progress progress,
      RunCode code,
      CodeInUse inUse) {
    this.code = code;
    this.inUse = inUse;
    this.catalogue = catalogue;
    this.kernels = kernels;
    this.store = store;
    this.progress = progress;
  }

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
    List<RunRequest> all = plan.requests();
    List<RunRequest> missing = all.stream().filter(r -> !store.contains(r.id())).toList();
    int workers = Math.max(1, Math.min(threads, missing.size()));
    progress.begin(all.size(), all.size() - missing.size(), workers);
    Map<String, ProblemException> broken = new ConcurrentHashMap<>();
    if (!missing.isEmpty()) {
      kernels.kernels().warmUp();
      Worker worker = compute(missing, data, threads, workers, broken);
      PlugInThread.leftBehind().forEach(line -> progress.note("warning: " + line));
      worker
          .fatal()
          .ifPresent(
              problem -> {
                throw problem;
              });
    }
    if (!replaced.isEmpty()) {
      store.keep(actual(plan));
    }
    return new TreeMap<>(broken);
  }

  /** Threads without a run of their own help the others, where that changes no bit. */
  private Worker compute(
      List<RunRequest> missing,
      StudyData data,
      int threads,
      int workers,
      Map<String, ProblemException> broken) {
    try (Crew crew = new Crew(kernels.kernelClass().equals("portable") ? threads : 1)) {
      KernelChoice shared =
          crew.threads() == 1
              ? kernels
              : new KernelChoice(
                  new SharedKernels(kernels.kernels(), crew), kernels.decompositions());
      Worker worker =
          new Worker(
              new RunComputer(catalogue, shared, store, data, Math.max(1, threads / workers)),
              crew,
              broken);
      executor().execute(missing, workers, worker);
      return worker;
    }
  }

  private Executor executor() {
    return catalogue.services(Executor.class).stream()
        .filter(e -> e.name().equals("threads"))
        .findFirst()
        .orElseThrow();
  }

  private final class Worker implements Executor.Worker {
    private final RunComputer computer;
    private final Crew crew;
    private final Map<String, ProblemException> broken;
    private volatile Optional<ProblemException> fatal = Optional.empty();

    Worker(RunComputer computer, Crew crew, Map<String, ProblemException> broken) {
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
      try (CodeInUse.Hold held = inUse.hold(RunCode.bundles(planned), this::stopped)) {
        run = current(planned);
        RunRequest actual = run;
        RunComputer.Outcome outcome =
            store.contains(run.id())
                ? new RunComputer.Outcome(Optional.empty(), true)
                : PlugInThread.run(
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

    private void broken(int slot, RunRequest run, ProblemException problem) {
      broken.put(run.id(), problem);
      progress.broken(slot, run.label(), problem);
    }

    /** The run with the code that there is now; another than planned is said and kept in mind. */
    private RunRequest current(RunRequest planned) {
      RunRequest run = code.current(planned, catalogue);
      if (!run.id().equals(planned.id())) {
        replaced.put(planned.id(), run);
        progress.note(
            "note: "
                + run.label()
                + " is computed by code that was replaced since it was planned, as run "
                + run.id().substring(0, 12));
      }
      return run;
    }

    private final class Monitor implements TrainingMonitor {
      private final int slot;
      private final Optional<PlugInThread> thread = PlugInThread.current();

      Monitor(int slot) {
        this.slot = slot;
      }

      @Override
      public void updated(int update, int updates, double loss) {
        thread.ifPresent(PlugInThread::alive);
        progress.updated(slot, update, updates, loss);
      }

      @Override
      public boolean cancelled() {
        return Worker.this.stopped() || !thread.map(PlugInThread::wanted).orElse(true);
      }
    }
  }
}
