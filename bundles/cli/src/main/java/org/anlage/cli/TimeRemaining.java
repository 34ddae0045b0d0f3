package org.anlage.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much is done, and how much time is left. */
final class TimeRemaining {
  private final Map<Integer, Double> running = new ConcurrentHashMap<>();
  private long start = System.nanoTime();
  private int runs;
  private int stored;
  private int finished;

  synchronized void begin(int all, int before) {
    runs = all;
    stored = before;
    finished = 0;
    start = System.nanoTime();
  }

  void started(int slot) {
    running.put(slot, 0.0);
  }

  void updated(int slot, double share) {
    running.put(slot, share);
  }

  synchronized void finished(int slot) {
    running.remove(slot);
    finished++;
  }

  /** Share of all runs, parts of running ones included. */
  synchronized double share() {
    return runs == 0 ? 1 : Math.min(1, (stored + worked()) / runs);
  }

  private double worked() {
    return finished + running.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** "[ 3/12]". */
  synchronized String count() {
    int width = Integer.toString(runs).length();
    return String.format(Locale.ROOT, "[%" + width + "d/%d]", stored + finished, runs);
  }

  /** "about 2 min left". */
  synchronized String left() {
    double worked = worked();
    double seconds = (System.nanoTime() - start) * 1e-9;
    double todo = runs - stored - worked;
    if (todo <= 1e-9) {
      return "in " + time(seconds);
    }
    return worked < 0.02 || seconds < 1 ? "" : "about " + time(seconds / worked * todo) + " left";
  }

  static String time(double seconds) {
    if (seconds < 90) {
      return Math.round(seconds) + " s";
    }
    if (seconds < 5400) {
      return Math.round(seconds / 60) + " min";
    }
    return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
