package org.anlage.launcher.cluster;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;
import org.osgi.service.component.annotations.Component;

/** Computes runs in array jobs of Slurm. */
@Component(service = Executor.class)
@Extension(name = "slurm", text = "Computes runs in array jobs of Slurm")
public final class SlurmExecutor implements Executor {
  /** Seconds between two looks at the queue, for clusters of one's own and for tests. */
  private static final String POLL = "ANLAGE_SLURM_POLL";

  private static final long POLL_SECONDS = 30;
  private static final long LOOK_MILLIS = 200;

  @Override
  public String name() {
    return "slurm";
  }

  @Override
  public void execute(List<RunRequest> runs, int slots, Worker worker) {
    long poll = TimeUnit.SECONDS.toNanos(poll(System.getenv().getOrDefault(POLL, "")));
    String name = JobName.of(worker.site().folder(), worker.site().study());
    new Sweep(
            new Slurm(),
            worker,
            JobSettings.of(worker.site().options()),
            name,
            () -> rest(worker, poll))
        .run(runs);
  }

  private static void rest(Worker worker, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (!worker.stopped() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static long poll(String given) {
    if (given.isEmpty()) {
      return POLL_SECONDS;
    }
    if (!given.matches("[1-9]\\d{0,3}")) {
      throw ProblemException.configuration(
          new Problem(
              "out of range", "environment variable " + POLL, given, "seconds, 1 to 9999", ""));
    }
    return Long.parseLong(given);
  }
}
