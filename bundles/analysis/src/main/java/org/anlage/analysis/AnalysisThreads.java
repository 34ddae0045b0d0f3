package org.anlage.analysis;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.anlage.api.component.ProblemException;
import org.anlage.api.training.TrainingMonitor;

/**
 * Threads for analyzers. Nobody waits for them any longer once the user wants to stop, whether an
 * analyzer listens or not.
 */
final class AnalysisThreads implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final ExecutorService pool;
  private final BooleanSupplier stopped;

  AnalysisThreads(int threads, BooleanSupplier stopped) {
    pool = Executors.newFixedThreadPool(threads);
    this.stopped = stopped;
  }

  <T> Future<T> submit(Callable<T> work) {
    return pool.submit(work);
  }

  /** Waits for work; ends with {@link TrainingMonitor.Interrupted} if the user wants to stop. */
  <T> T result(Future<T> work) {
    try {
      while (true) {
        requireWanted();
        try {
          return work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException working) {
          // has the user had enough?
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      requireWanted();
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingMonitor.Interrupted();
    }
  }

  void requireWanted() {
    if (stopped.getAsBoolean()) {
      throw new TrainingMonitor.Interrupted();
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
