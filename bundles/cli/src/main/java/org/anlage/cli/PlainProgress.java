package org.anlage.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.run.Progress;

/** Progress as plain lines, for pipes and logs: one for each run that ends, and one a minute. */
final class PlainProgress implements Progress {
  private static final long QUIET_NANOS = 60_000_000_000L;

  private final PrintWriter out;
  private final Results results;
  private final LongSupplier nanoTime;
  private final TimeRemaining clock = new TimeRemaining();
  private long last;

  PlainProgress(PrintWriter out, Results results) {
    this(out, results, System::nanoTime);
  }

  /** With a time of one's own, in nanoseconds. */
  PlainProgress(PrintWriter out, Results results, LongSupplier nanoTime) {
    this.results = results;
    this.out = out;
    this.nanoTime = nanoTime;
    last = nanoTime.getAsLong();
  }

  private void say(String line) {
    last = nanoTime.getAsLong();
    out.println(line);
    out.flush();
  }

  private boolean quiet() {
    return nanoTime.getAsLong() - last >= QUIET_NANOS;
  }

  @Override
  public synchronized void begin(int runs, int stored, int workers) {
    clock.begin(runs, stored);
    say(
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
  public synchronized void updated(int slot, int update, int updates, double loss) {
    clock.updated(slot, (double) update / updates);
    if (quiet()) {
      say(
          String.format(
              Locale.ROOT,
              "%s  %.0f %% done  %s",
              clock.count(),
              100 * clock.share(),
              clock.left()));
    }
  }

  @Override
  public synchronized void finished(int slot, String run, String failure) {
    clock.finished(slot);
    say(
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
    say(clock.count() + "  " + run + "  not computed: " + problem.getMessage());
  }

  @Override
  public synchronized void analysing(int done, int total) {
    if (done == total) {
      say("analysed " + total + " runs");
    } else if (quiet()) {
      say("analysed " + done + " of " + total + " runs");
    }
  }

  @Override
  public synchronized void note(String line) {
    say(line);
  }

  @Override
  public void report(Path file) {
    results.report(file);
  }

  @Override
  public void problem(Throwable problem) {
    results.problem(problem);
  }

  @Override
  public void end() {
    out.flush();
  }
}
