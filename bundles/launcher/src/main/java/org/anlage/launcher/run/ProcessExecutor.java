package org.anlage.launcher.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.anlage.api.component.Extension;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;
import org.osgi.service.component.annotations.Component;

/**
 * Computes runs in worker processes of the same distribution, one run per process. A worker that
 * dies takes no other run with it; one that was killed is started once more, and goes on from its
 * checkpoint.
 */
@Component(service = Executor.class)
@Extension(name = "processes", text = "Computes runs in worker processes of this distribution")
public final class ProcessExecutor implements Executor {
  private static final long LOOK_MILLIS = 200;
  private static final int GRACE_SECONDS = 10;

  /** Exit codes above this are signals. */
  private static final int SIGNALS = 128;

  @Override
  public String name() {
    return "processes";
  }

  @Override
  public void execute(List<RunRequest> runs, int slots, Worker worker) {
    Queue<RunRequest> queue = new ConcurrentLinkedQueue<>(runs);
    List<Thread> threads = new ArrayList<>();
    for (int slot = 0; slot < Math.min(slots, runs.size()); slot++) {
      int number = slot;
      threads.add(new Thread(() -> work(queue, worker, number), "anlage-process-" + number));
    }
    WorkerThreads.run(threads);
  }

  private static void work(Queue<RunRequest> queue, Worker worker, int slot) {
    RunRequest run = worker.stopped() ? null : queue.poll();
    while (run != null) {
      worker.started(run, slot);
      Ending ending = ending(worker.command(List.of(run)), worker);
      if (ending.killed() && !worker.stopped()) {
        ending = ending(worker.command(List.of(run)), worker);
      }
      worker.ended(run, slot, ending.said());
      run = worker.stopped() ? null : queue.poll();
    }
  }

  /**
   * How a command ended.
   *
   * @param killed whether a signal ended it
   * @param said the errors that it wrote
   */
  private record Ending(boolean killed, String said) {}

  /** Starts a command and waits for it. */
  private static Ending ending(List<String> command, Worker worker) {
    try {
      Path errors = Files.createTempFile("anlage-work", ".log");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        waitFor(process, worker);
        String text = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8);
        String lines =
            text.lines()
                .filter(line -> line.startsWith("error: "))
                .collect(Collectors.joining("; "));
        int code = process.exitValue();
        return new Ending(
            code > SIGNALS, lines.isEmpty() ? "it ended with exit code " + code : lines);
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      return new Ending(false, "the worker process could not be started: " + e.getMessage());
    }
  }

  private static void waitFor(Process process, Worker worker) {
    boolean asked = false;
    while (process.isAlive()) {
      try {
        if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        if (worker.stopped() && !asked) {
          asked = true;
          process.destroy(); // it keeps a checkpoint
        } else if (asked && !process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException stop) {
        process.destroy();
      }
    }
  }
}
