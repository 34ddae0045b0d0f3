package org.anlage.engine.compute;

import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that help runs while there are fewer runs than threads: at the end of a study, and where
 * a study has few runs. Runs and helpers at work are never more than the threads there are to be.
 */
public final class HelperThreads implements AutoCloseable {
  private final int threads;

  /** Where helpers wait; an offer is taken only by a helper that has nothing to do. */
  private final SynchronousQueue<Work> idle = new SynchronousQueue<>();

  private final AtomicInteger working = new AtomicInteger();
  private final Thread[] helpers;

  /** A crew of so many threads, those of the runs included. */
  public HelperThreads(int threads) {
    this.threads = threads;
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(this::help, "anlage-helper-" + i);
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
  }

  /** Most threads that one run can have. */
  public int threads() {
    return threads;
  }

  /** A run begins. */
  public void enter() {
    working.incrementAndGet();
  }

  /** A run ends. */
  public void leave() {
    working.decrementAndGet();
  }

  /** Whether no helper may work now. */
  boolean busy() {
    return working.get() >= threads;
  }

  /** Calls {@code part} with 0 to parts - 1, here and on helpers that are free, and waits. */
  void share(int parts, IntConsumer part) {
    Work work = new Work(parts, part);
    for (int offers = 1; offers < parts && !busy(); offers++) {
      if (!idle.offer(work)) {
        break;
      }
    }
    work.takePart();
    work.await();
  }

  private void help() {
    try {
      while (true) {
        Work work = idle.take();
        working.incrementAndGet();
        try {
          work.takePart();
        } finally {
          working.decrementAndGet();
        }
      }
    } catch (InterruptedException closed) {
      // the study has ended
    }
  }

  @Override
  public void close() {
    for (Thread helper : helpers) {
      helper.interrupt();
    }
  }

  /** Parts that are taken one after the other by whoever is free. */
  private static final class Work {
    private final int parts;
    private final IntConsumer part;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Work(int parts, IntConsumer part) {
      this.parts = parts;
      this.part = part;
    }

    void takePart() {
      for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
        try {
          part.accept(i);
        } catch (Throwable e) { // on a helper nobody would hear of it
          failure.compareAndSet(null, e);
        } finally {
          done.incrementAndGet();
        }
      }
    }

    /** Waits for parts that helpers have begun, which take less than waking up would. */
    void await() {
      for (int spins = 0; done.get() < parts; spins++) {
        if (spins < 10_000) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      Optional.ofNullable(failure.get())
          .ifPresent(
              e -> {
                throw new IllegalStateException("a part of a product failed: " + e, e);
              });
    }
  }
}
