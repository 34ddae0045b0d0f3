package org.anlage.launcher.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;

/**
 * Brings the runs of a study through a queue of jobs. What is stored is asked of the store, and
 * which jobs wait or run of the queue, with one question for all of them at each look; nothing else
 * is believed. A sweep that ends early leaves its jobs in the queue, and the next one, on any
 * machine that sees the store, goes on from there.
 *
 * <p>The first run of each group is submitted alone, for its time; the others follow in chunks.
 */
final class Sweep {
  /** How often runs of a job that stored nothing are submitted again. */
  private static final int MOST_LOSSES = 3;

  /** Tasks of one array, below the usual MaxArraySize; a smaller one is found out. */
  private static final int MOST_TASKS = 1000;

  private static final int DIGITS = 8;

  private final Scheduler scheduler;
  private final Executor.Worker worker;
  private final Executor.Site site;
  private final JobSettings settings;
  private final Pause pause;
  private final String name;
  private final String collect;

  private final Map<String, RunRequest> open = new LinkedHashMap<>();
  private final Map<String, Integer> losses = new HashMap<>();
  private final Map<String, Array> arrays = new HashMap<>();
  private final RunGroups groups = new RunGroups();
  private final Set<String> unseen = new HashSet<>();
  private final Set<String> known = new HashSet<>();
  private int window;
  private boolean collecting;

  /** An array of jobs and the ids of each of its chunks. */
  private record Array(JobFiles files, List<List<String>> chunks) {}

  /** Waits between two looks at the queue. */
  @FunctionalInterface
  interface Pause {
    void rest() throws InterruptedException;
  }

  /**
   * A sweep.
   *
   * @param name name of its jobs
   */
  Sweep(
      Scheduler scheduler, Executor.Worker worker, JobSettings settings, String name, Pause pause) {
    this.scheduler = scheduler;
    this.worker = worker;
    site = worker.site();
    this.settings = settings;
    this.pause = pause;
    this.name = name;
    collect = collector(name);
    window = settings.jobs();
  }

  /** Name of the job that collects. */
  static String collector(String name) {
    return name + "-collect";
  }

  /** Computes runs; returns when all are stored or given up, or the user stopped. */
  void run(List<RunRequest> runs) {
    runs.forEach(run -> open.put(run.id(), run));
    try {
      while (!worker.stopped()) {
        Optional<List<Scheduler.Job>> queue = scheduler.queue(List.of(name, collect));
        if (queue.isPresent() && look(queue.get())) {
          return;
        }
        pause.rest();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    worker.note(
        "note: jobs of this study stay in the queue; `anlage cancel STORE` ends them, and the same"
            + " command goes on watching them");
  }

  /** Takes up what has happened and submits what can be; true if nothing is left to wait for. */
  private boolean look(List<Scheduler.Job> queue) {
    List<Scheduler.Job> jobs = queue.stream().filter(j -> j.index().isPresent()).toList();
    collecting = jobs.size() < queue.size();
    Set<String> queued = new HashSet<>();
    jobs.forEach(job -> queued.addAll(chunk(job)));
    known.addAll(queued);
    List.copyOf(open.values()).stream().filter(worker::isStored).forEach(run -> ended(run, ""));
    takeUpLost(queued);
    if (open.isEmpty()) {
      return !collecting;
    }
    List<RunRequest> ready =
        open.values().stream()
            .filter(run -> !queued.contains(run.id()) && !unseen.contains(run.id()))
            .toList();
    List<RunRequest> now = withKnownTime(ready, queued);
    int room = Math.min(window - jobs.size(), MOST_TASKS);
    if (!now.isEmpty() && room > 0) {
      submit(now, room, jobs.size());
    } else if (queued.containsAll(open.keySet()) && !collecting) {
      collect(jobs);
    }
    return false;
  }

  private List<String> chunk(Scheduler.Job job) {
    List<List<String>> chunks = arrays.computeIfAbsent(job.comment(), this::read).chunks();
    int index = job.index().orElseThrow();
    return index < chunks.size() ? chunks.get(index) : List.of();
  }

  private Array read(String folder) {
    JobFiles files = new JobFiles(site.folder().resolve(folder));
    return new Array(files, files.readRuns());
  }

  private void ended(RunRequest run, String said) {
    open.remove(run.id());
    worker.ended(run, 0, said);
  }

  /**
   * Runs that were in a job, are in none any more, and are not stored. Only at the second look: a
   * network file system may show a file late.
   */
  private void takeUpLost(Set<String> queued) {
    unseen.removeAll(queued);
    List<RunRequest> lost =
        open.values().stream()
            .filter(run -> known.contains(run.id()) && !queued.contains(run.id()))
            .filter(run -> !unseen.add(run.id()))
            .toList();
    for (RunRequest run : lost) {
      known.remove(run.id());
      unseen.remove(run.id());
      takeUp(run);
    }
    if (collecting && lost.stream().anyMatch(run -> open.containsKey(run.id()))) {
      scheduler.cancel(collect); // it would report without the runs that are submitted again
    }
  }

  /**
   * A run that was lost is submitted again, unless its job said why or stored nothing too often.
   */
  private void takeUp(RunRequest run) {
    String errors = "";
    boolean stored = false;
    for (Array array : arrays.values()) {
      for (int c = 0; c < array.chunks().size(); c++) {
        List<String> chunk = array.chunks().get(c);
        if (chunk.contains(run.id())) {
          errors = errors.isEmpty() ? array.files().errors(c) : errors;
          stored |= chunk.stream().anyMatch(id -> !open.containsKey(id));
        }
      }
    }
    int lost = stored ? 0 : losses.merge(run.id(), 1, Integer::sum);
    if (!errors.isEmpty()) {
      ended(run, errors);
    } else if (lost >= MOST_LOSSES) {
      ended(run, "its job ended " + lost + " times without a result; see " + site.folder());
    }
  }

  /**
   * Runs whose time is known, and of each group whose time is not the first, unless it is queued.
   */
  private List<RunRequest> withKnownTime(List<RunRequest> ready, Set<String> queued) {
    Set<String> measured = new HashSet<>();
    for (String id : queued) {
      Optional.ofNullable(open.get(id)).ifPresent(run -> measured.add(groups.of(run)));
    }
    return ready.stream()
        .filter(run -> worker.expectedSeconds(run).isPresent() || measured.add(groups.of(run)))
        .toList();
  }

  private void submit(List<RunRequest> runs, int room, int queued) {
    double total = runs.stream().mapToDouble(r -> worker.expectedSeconds(r).orElse(0)).sum();
    List<List<RunRequest>> all = Chunks.of(runs, worker::expectedSeconds, settings.target(total));
    List<List<RunRequest>> part = all.subList(0, Math.min(room, all.size()));
    String folder = UUID.randomUUID().toString().substring(0, DIGITS);
    JobFiles files = new JobFiles(site.folder().resolve(folder));
    files.writeRuns(part);
    files.write(
        JobFiles.SCRIPT,
        JobFiles.array(
            name,
            files.folder(),
            part.size(),
            settings,
            worker.command(List.of()),
            Chunks.longest(part, worker::expectedSeconds)));
    Scheduler.Submission answer =
        scheduler.submit(files.folder().resolve(JobFiles.SCRIPT), name, folder);
    if (answer instanceof Scheduler.Submission.Refused refused) {
      throw refused(refused.said());
    }
    if (answer instanceof Scheduler.Submission.Full full) {
      if (part.size() == 1 && queued == 0) {
        throw refused(full.said());
      }
      window = Math.max(1, queued + part.size() / 2);
      return;
    }
    window = Math.min(settings.jobs(), 2 * window);
    arrays.put(folder, read(folder));
    part.forEach(chunk -> chunk.forEach(run -> known.add(run.id())));
  }

  /** A job that analyses and reports after all others, if this process is gone by then. */
  private void collect(List<Scheduler.Job> jobs) {
    List<String> ids = jobs.stream().map(Scheduler.Job::id).distinct().toList();
    JobFiles files = new JobFiles(site.folder().resolve("collect"));
    files.write(
        JobFiles.SCRIPT, JobFiles.collect(collect, files.folder(), settings, site.collect(), ids));
    scheduler.submit(files.folder().resolve(JobFiles.SCRIPT), collect, "collect");
  }

  private ProblemException refused(String said) {
    return ProblemException.configuration(
        new Problem(
            "Slurm refuses the jobs",
            site.folder().toString(),
            said,
            "",
            "correct --partition, --account, --memory, --constraint, --time or --jobs; job.sh there"
                + " can be submitted by hand"));
  }
}
