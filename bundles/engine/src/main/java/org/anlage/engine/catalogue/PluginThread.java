package org.anlage.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anlage.api.training.TrainingMonitor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/**
 * A thread that calls plug-ins while another waits for it and gives up on it when a call gives no
 * sign of life for longer than its {@link CallTimeout}. A thread cannot be stopped from outside, so
 * one that is given up on is interrupted and left; whatever it still returns counts for nothing.
 */
public final class PluginThread extends Thread {
  // Regularizers and eigenvalue routines of plug-ins may recurse deeper than the default allows.
  private static final long STACK = 16L << 20;
  private static final long LOOK_MILLIS = 50;

  /** Threads that are about to end are given this long. */
  private static final long GRACE_NANOS = 200_000_000;

  private static final String LEFT = "left by ";
  private static final PluginThreads GROUP = new PluginThreads();

  private volatile @Nullable Frame frame;
  private volatile boolean abandoned;

  /** A call under way, and when it last gave a sign of life. */
  private record Frame(CatalogueEntry entry, String doing, CallTimeout limit, long alive) {
    boolean overdue(InactivityTimer silence) {
      return silence.exceeds(alive, limit.seconds(entry.context()), System.nanoTime());
    }
  }

  /** What plug-ins start belongs to this group, so that what they leave behind is found. */
  private static final class PluginThreads extends ThreadGroup {
    PluginThreads() {
      super("plug-ins");
    }

    /** One line instead of a stack trace. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
      System.err.println("warning: " + owner(thread) + " ended a thread with " + thrown);
    }
  }

  private PluginThread(String name, Runnable work) {
    super(GROUP, work, name, STACK);
    setDaemon(true);
  }

  /** The thread this is called on, if it is one of these. */
  public static java.util.Optional<PluginThread> current() {
    return Thread.currentThread() instanceof PluginThread thread
        ? java.util.Optional.of(thread)
        : java.util.Optional.empty();
  }

  /**
   * Does work that calls plug-ins on a thread of its own and waits for it.
   *
   * @throws org.anlage.api.component.ProblemException naming the plug-in if it was given up on
   */
  public static <T> T run(String name, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    PluginThread thread = new PluginThread(name, task);
    thread.start();
    InactivityTimer silence = new InactivityTimer(System.nanoTime());
    while (true) {
      try {
        return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException working) {
        Frame frame = thread.frame;
        if (frame != null && frame.overdue(silence)) {
          thread.abandon(frame);
          throw PluginFailure.late(
              frame.entry(),
              frame.doing(),
              frame.limit(),
              frame.limit().seconds(frame.entry().context()));
        }
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
          throw error;
        }
        throw failed.getCause() instanceof Exception exception ? exception : failed;
      } catch (InterruptedException stop) {
        thread.interrupt();
      }
    }
  }

  private void abandon(Frame late) {
    abandoned = true;
    setName("abandoned: " + late.entry().describe());
    interrupt();
  }

  /** One call of an extension, on this thread or else on one of its own. */
  static <T> T call(
      CatalogueEntry entry, String doing, CallTimeout limit, ClassLoader loader, Callable<T> call)
      throws Exception {
    if (Thread.currentThread() instanceof PluginThread thread) {
      return thread.inside(new Frame(entry, doing, limit, System.nanoTime()), loader, call);
    }
    return run("anlage-call " + entry.name(), () -> call(entry, doing, limit, loader, call));
  }

  /** Threads that the call starts inherit the loader, which tells whose they are. */
  private <T> T inside(Frame own, ClassLoader loader, Callable<T> call) throws Exception {
    requireWanted();
    Frame outer = frame;
    ClassLoader before = getContextClassLoader();
    frame = own;
    setContextClassLoader(loader);
    T result;
    try {
      result = call.call();
    } finally {
      setContextClassLoader(before);
      frame = outer == null ? null : renewed(outer);
    }
    requireWanted();
    return result;
  }

  /** A sign of life of the call under way. */
  public void alive() {
    Frame now = frame;
    if (now != null) {
      frame = renewed(now);
    }
  }

  private static Frame renewed(Frame old) {
    return new Frame(old.entry(), old.doing(), old.limit(), System.nanoTime());
  }

  /** Whether somebody still waits for this thread. */
  public boolean wanted() {
    return !abandoned;
  }

  private void requireWanted() {
    if (abandoned) {
      throw new TrainingMonitor.Interrupted();
    }
  }

  /**
   * Finds threads that plug-ins started and did not end, names them after the plug-in and says so,
   * one line each; each is reported once.
   */
  public static List<String> leftBehind() {
    List<String> lines = new ArrayList<>();
    long end = System.nanoTime() + GRACE_NANOS;
    for (Thread thread : started()) {
      try {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return lines;
      }
      if (thread.isAlive()) {
        String owner = owner(thread);
        lines.add(
            owner
                + " left the thread \""
                + thread.getName()
                + "\" running; its author must end it before the call returns");
        thread.setName(LEFT + owner + ": " + thread.getName());
      }
    }
    return lines;
  }

  private static List<Thread> started() {
    Thread[] threads = new Thread[GROUP.activeCount() + 16];
    int count = GROUP.enumerate(threads, true);
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!(threads[i] instanceof PluginThread) && !threads[i].getName().startsWith(LEFT)) {
        started.add(threads[i]);
      }
    }
    return started;
  }

  private static String owner(Thread thread) {
    if (thread.getContextClassLoader() instanceof BundleReference reference) {
      Bundle bundle = reference.getBundle();
      return PluginFile.of(bundle).map(file -> "plugin " + file).orElse(bundle.getSymbolicName());
    }
    return "a plug-in";
  }
}
