package org.anlage.web.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.PageOptions;
import org.anlage.launcher.RunOptions;
import org.anlage.launcher.Studies;
import org.anlage.launcher.StudyJob;
import org.anlage.launcher.StudyOutcome;
import org.anlage.launcher.plan.PlannedStudy;
import org.anlage.launcher.run.PluginWatch;

/**
 * The studies that the page computes: one at a time. While it computes none, and after that, stored
 * runs of the last study are analysed again whenever an analyzer changes.
 */
public final class PageStudies implements AutoCloseable {
  private final Studies studies;
  private final PageOptions options;
  private final PageProgress progress = new PageProgress();
  private Optional<Work> work = Optional.empty();

  /** The studies of a page. */
  public PageStudies(Studies studies, PageOptions options) {
    this.studies = studies;
    this.options = options;
  }

  /** What a thread of the page does. */
  private static final class Work {
    private final Runnable stop;
    private final Thread thread;
    private final String study;
    private volatile boolean computing;

    Work(String study, boolean computing, Runnable stop, java.util.function.Consumer<Work> run) {
      this.study = study;
      this.computing = computing;
      this.stop = stop;
      thread = new Thread(() -> run.accept(this), "anlage-page-study");
      thread.setDaemon(true);
    }

    void end() {
      stop.run();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Begins to watch the plug-ins for the latest study of the store, where there is one. */
  public synchronized void watch(String study) {
    PluginWatch watch =
        studies.watch(options.store(), Optional.of(study), progress, Optional.empty());
    begin(new Work(study, false, watch::stop, own -> watch.run(options.threads(), false)));
  }

  /**
   * Starts a study.
   *
   * @throws ProblemException of kind CONFIGURATION while another one is computed
   */
  public synchronized void start(PlannedStudy study) {
    if (isComputing()) {
      throw ProblemException.configuration(
          new Problem(
              "a study is being computed", "", "", "", "wait for its end, or stop it first"));
    }
    work.ifPresent(Work::end);
    StudyJob job =
        studies.job(
            study,
            new RunOptions(
                options.store(),
                "threads",
                Map.of(),
                options.threads(),
                Optional.empty(),
                true,
                false),
            progress);
    begin(new Work(study.plan().folder(), true, job::stop, own -> run(job, own)));
  }

  private void run(StudyJob job, Work own) {
    try {
      Optional<StudyOutcome> outcome = job.run();
      progress.note(
          outcome.isPresent()
              ? "the study is computed and analysed; plug-ins are watched"
              : "stopped: " + job.stored() + " of " + job.runs() + " runs are stored");
      own.computing = false;
      outcome.ifPresent(done -> job.watch());
    } catch (ProblemException e) {
      progress.problem(e);
    } catch (RuntimeException | LinkageError e) {
      progress.note("a fault in the program: " + e);
    } finally {
      own.computing = false;
      job.stop();
    }
  }

  private void begin(Work next) {
    work = Optional.of(next);
    next.thread.start();
  }

  /** Stops the study that is computed; what is stored is kept. */
  public void stop() {
    current().filter(now -> now.computing).ifPresent(now -> now.stop.run());
  }

  private synchronized Optional<Work> current() {
    return work;
  }

  /** Whether a study is being computed. */
  public boolean isComputing() {
    return current().filter(now -> now.computing).isPresent();
  }

  /** Folder of the study that is computed or watched; empty if none is. */
  public Optional<String> study() {
    return current().map(now -> now.study);
  }

  /** What was said of them, oldest first. */
  public List<String> lines() {
    return progress.lines();
  }

  /** What is analysed, in words; empty if nothing is. */
  public String analysing() {
    return progress.analysing();
  }

  @Override
  public void close() {
    current().ifPresent(Work::end);
  }
}
