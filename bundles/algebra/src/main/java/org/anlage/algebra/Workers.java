package org.anlage.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Threads that share numbered pieces of work. Pieces write to places of their own, so the bits of a
 * result do not depend on the number of threads.
 */
public final class Workers implements AutoCloseable {
  private static final long STACK = 1L << 20;
  private final int threads;
  private final ExecutorService pool;

  /** Workers on a number of threads, this one among them. */
  public Workers(int threads) {
    this.threads = Math.max(1, threads);
    pool =
        Executors.newFixedThreadPool(
            Math.max(1, this.threads - 1),
            work -> {
              Thread thread = new Thread(null, work, "anlage-worker", STACK);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Number of threads. */
  public int threads() {
    return threads;
  }

  /** Does pieces 0 ... count - 1, and returns when all are done. */
  public void each(int count, IntConsumer piece) {
    List<Future<?>> others = new ArrayList<>();
    for (int worker = 1; worker < Math.min(threads, count); worker++) {
      int first = worker;
      others.add(pool.submit(() -> share(first, count, piece)));
    }
    share(0, count, piece);
    for (Future<?> other : others) {
      finish(other);
    }
  }

  private void share(int first, int count, IntConsumer piece) {
    for (int i = first; i < count; i += threads) {
      piece.accept(i);
    }
  }

  private static void finish(Future<?> work) {
    boolean interrupted = false;
    while (true) {
      try {
        work.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // pieces are short, and their buffers must not be left to them
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
