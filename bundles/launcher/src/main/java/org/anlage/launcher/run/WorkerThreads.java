package org.anlage.launcher.run;

import java.util.List;

/** Threads of an executor, which is done when they are. */
final class WorkerThreads {
  private WorkerThreads() {}

  /** Starts threads and waits for all of them, also when it is interrupted meanwhile. */
  static void run(List<Thread> threads) {
    threads.forEach(Thread::start);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // workers stop by themselves at their next update
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
