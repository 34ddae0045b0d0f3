package org.anlage.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C lets a command come to its own end before the virtual machine goes on ending. */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 8;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean asked;

  private Interruption(Runnable stop) {
    hook = new Thread(() -> stop(stop), "anlage-interrupt");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyInterrupted) {
      asked = true;
    }
  }

  /** Asks the command to stop when the user does; until closed. */
  static Interruption on(Runnable stop) {
    return new Interruption(stop);
  }

  /** For commands that look themselves. */
  static Interruption watched() {
    return on(() -> {});
  }

  /** Whether the user has asked to stop. */
  boolean asked() {
    return asked;
  }

  private void stop(Runnable stop) {
    asked = true;
    stop.run();
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("some work did not stop in time; stored runs are safe");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      // the hook is what brought us here
    }
  }
}
