package org.anlage.web.watch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.run.Progress;

/**
 * The progress of what the page computes itself: the last lines, for its log. How far runs are, it
 * reads from the store, like those of other processes.
 */
final class PageProgress implements Progress {
  private static final int MOST = 60;

  private final Deque<String> lines = new ArrayDeque<>();
  private String analysing = "";

  /** The last lines, oldest first. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** What is analysed, in words; empty if nothing is. */
  synchronized String analysing() {
    return analysing;
  }

  @Override
  public synchronized void note(String line) {
    lines.addLast(line);
    if (lines.size() > MOST) {
      lines.removeFirst();
    }
  }

  @Override
  public void begin(int runs, int stored, int workers) {
    note(runs + " runs, " + stored + " already stored; workers: " + workers);
  }

  @Override
  public void started(int slot, String run) {}

  @Override
  public void updated(int slot, int update, int updates, double loss) {}

  @Override
  public void finished(int slot, String run, String failure) {
    if (!failure.isEmpty()) {
      note(run + " failed: " + failure);
    }
  }

  @Override
  public void broken(int slot, String run, ProblemException problem) {
    note(run + " was not computed: " + problem.getMessage());
  }

  @Override
  public synchronized void analysing(int done, int total) {
    analysing = done + " of " + total + " runs analysed";
  }

  @Override
  public void report(Path file) {
    note("the report was written");
  }

  @Override
  public void problem(Throwable problem) {
    note(
        problem instanceof ProblemException
            ? String.valueOf(problem.getMessage())
            : "a fault: " + problem);
  }

  @Override
  public synchronized void end() {
    analysing = "";
  }
}
