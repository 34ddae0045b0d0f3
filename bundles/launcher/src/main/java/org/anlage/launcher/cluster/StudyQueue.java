package org.anlage.launcher.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The jobs of a study in the queue of a cluster. */
public final class StudyQueue {
  private final Scheduler scheduler;
  private final Optional<String> name;

  private StudyQueue(Scheduler scheduler, Optional<String> name) {
    this.scheduler = scheduler;
    this.name = name;
  }

  /**
   * The jobs of a study.
   *
   * @param folder the study's folder of jobs, which need not be there
   */
  public static StudyQueue of(Path folder, String study) {
    return new StudyQueue(
        new Slurm(),
        JobName.exists(folder) ? Optional.of(JobName.of(folder, study)) : Optional.empty());
  }

  /** Name of the jobs; empty if the study had none. */
  public Optional<String> name() {
    return name;
  }

  /** States of the jobs that wait or run; empty if the study had none or the queue is not seen. */
  public Optional<List<String>> states() {
    return name.flatMap(n -> scheduler.queue(List.of(n, Sweep.collector(n))))
        .map(jobs -> jobs.stream().map(Scheduler.Job::state).toList());
  }

  /** Takes all jobs of the study from the queue. */
  public void cancel() {
    name.ifPresent(
        n -> {
          scheduler.cancel(n);
          scheduler.cancel(Sweep.collector(n));
        });
  }
}
