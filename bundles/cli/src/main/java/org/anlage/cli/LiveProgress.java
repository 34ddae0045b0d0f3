package org.anlage.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.run.Progress;

/** Progress on a terminal: one line per worker and a bar, redrawn in place. */
final class LiveProgress implements Progress {
  private static final int BAR = 40;
  private static final int WIDTH = 100;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintWriter out;
  private final Results results;
  private final boolean colour;
  private final TimeRemaining clock = new TimeRemaining();
  private final Map<Integer, String> workers = new TreeMap<>();
  private final Map<Integer, String> states = new TreeMap<>();
  private String analysis = "";
  private int drawn;
  private long last;
  private int failed;

  LiveProgress(PrintWriter out, Results results, boolean colour) {
    this.results = results;
    this.out = out;
    this.colour = colour;
  }

  @Override
  public synchronized void begin(int runs, int stored, int count) {
    clock.begin(runs, stored);
    if (stored > 0) {
      out.println(stored + " of " + runs + " runs are already stored");
    }
    draw(true);
  }

  @Override
  public synchronized void started(int slot, String run) {
    clock.started(slot);
    workers.put(slot, run);
    states.put(slot, "starting");
    draw(true);
  }

  @Override
  public synchronized void updated(int slot, int update, int updates, double loss) {
    clock.updated(slot, (double) update / updates);
    states.put(
        slot,
        Double.isNaN(loss)
            ? String.format(Locale.ROOT, "%.1f %%", 100.0 * update / updates)
            : String.format(Locale.ROOT, "update %d of %d, loss %.4g", update, updates, loss));
    draw(false);
  }

  @Override
  public synchronized void finished(int slot, String run, String failure) {
    clock.finished(slot);
    clear(slot);
    if (!failure.isEmpty()) {
      failed++;
      line(paint("33", "failed") + "  " + run + ": " + failure);
    }
    draw(true);
  }

  @Override
  public synchronized void broken(int slot, String run, ProblemException problem) {
    clock.finished(slot);
    clear(slot);
    line(paint("31", "not computed") + "  " + run + ": " + problem.getMessage());
    draw(true);
  }

  @Override
  public synchronized void analysing(int done, int total) {
    analysis = "analysed " + done + " of " + total + " runs";
    draw(done == total);
  }

  @Override
  public synchronized void note(String text) {
    line(text);
    draw(true);
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
  public synchronized void end() {
    workers.clear();
    draw(true);
    drawn = 0;
    out.flush();
  }

  private void clear(int slot) {
    workers.remove(slot);
    states.remove(slot);
  }

  /** A line that stays, above the live ones. */
  private void line(String text) {
    erase();
    out.println(text);
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\u001b[J");
      drawn = 0;
    }
  }

  private void draw(boolean force) {
    long now = System.nanoTime();
    if (!force && now - last < REDRAW_NANOS) {
      return;
    }
    last = now;
    List<String> lines = new ArrayList<>();
    workers.forEach((slot, run) -> lines.add("  " + run + "  " + states.getOrDefault(slot, "")));
    int full = (int) Math.round(clock.share() * BAR);
    lines.add(
        paint("36", "█".repeat(full))
            + "░".repeat(BAR - full)
            + " "
            + clock.count()
            + " "
            + clock.left()
            + (failed > 0 ? ", " + failed + " failed" : "")
            + (analysis.isEmpty() ? "" : "  " + analysis));
    erase();
    for (String text : lines) {
      out.println(
          text.length() > WIDTH && !text.contains("\u001b") ? text.substring(0, WIDTH) : text);
    }
    drawn = lines.size();
    out.flush();
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
