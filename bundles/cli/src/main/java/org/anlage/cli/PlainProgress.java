package org.anlage.cli;

import java.io.PrintWriter;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.compute.Progress;

/** Progress as plain lines, for pipes and logs: one for each run that ends. */
final class PlainProgress implements Progress {
  private final PrintWriter out;
  private final Clock clock = new Clock();

  PlainProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void begin(int runs, int stored, int workers) {
    clock.begin(runs, stored);
    out.println(
        runs
            + " runs, "
            + stored
            + " already stored, "
            + workers
            + (workers == 1 ? " worker" : " workers"));
  }

  @Override
  public void started(int slot, String run) {
    clock.started(slot);
  }

  @Override
  public void updated(int slot, int update, int updates, double loss) {
    clock.updated(slot, (double) update / updates);
  }

  @Override
  public synchronized void finished(int slot, String run, String failure) {
    clock.finished(slot);
    out.println(
        clock.count()
            + "  "
            + run
            + (failure.isEmpty() ? "" : "  FAILED: " + failure)
            + "  "
            + clock.left());
  }

  @Override
  public synchronized void broken(int slot, String run, ProblemException problem) {
    clock.finished(slot);
    out.println(clock.count() + "  " + run + "  not computed: " + problem.getMessage());
  }

  @Override
  public synchronized void analysing(int done, int total) {
    if (done == total) {
      out.println("analysed " + total + " runs");
    }
  }

  @Override
  public synchronized void note(String line) {
    out.println(line);
  }

  @Override
  public void end() {
    out.flush();
  }
}
