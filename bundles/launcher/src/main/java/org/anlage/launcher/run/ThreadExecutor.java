package org.anlage.launcher.run;

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
  public void execute(List<RunRequest> runs, int slots, Worker worker) {
    Queue<RunRequest> queue = new ConcurrentLinkedQueue<>(runs);
    List<Thread> workers = new ArrayList<>();
    for (int slot = 0; slot < Math.min(slots, runs.size()); slot++) {
      int number = slot;
      workers.add(new Thread(() -> work(queue, worker, number), "anlage-worker-" + number));
    }
    WorkerThreads.run(workers);
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
}
