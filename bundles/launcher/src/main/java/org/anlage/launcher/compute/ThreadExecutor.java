package org.anlage.launcher.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.anlage.api.component.Extension;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;
import org.osgi.service.component.annotations.Component;

/** Computes runs in threads of this process, one run per thread. */
@Component(service = Executor.class)
@Extension(name = "threads", text = "Computes runs in threads of this process")
public final class ThreadExecutor implements Executor {
  @Override
  public String name() {
    return "threads";
  }

  @Override
  public void execute(List<RunRequest> runs, int threads, Worker worker) {
    Queue<RunRequest> queue = new ConcurrentLinkedQueue<>(runs);
    List<Thread> workers = new ArrayList<>();
    for (int slot = 0; slot < Math.min(threads, runs.size()); slot++) {
      int number = slot;
      Thread thread = new Thread(() -> work(queue, worker, number), "anlage-worker-" + number);
      thread.start();
      workers.add(thread);
    }
    for (Thread thread : workers) {
      join(thread);
    }
  }

  private static void work(Queue<RunRequest> queue, Worker worker, int slot) {
    while (!worker.stopped()) {
      RunRequest run = queue.poll();
      if (run == null) {
        return;
      }
      worker.compute(run, slot);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // workers stop by themselves at their next update
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
