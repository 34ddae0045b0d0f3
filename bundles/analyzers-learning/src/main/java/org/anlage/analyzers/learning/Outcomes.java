package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.stats.LogRank;

/**
 * What became of the runs of one arm on one task.
 *
 * @param arm the arm
 * @param task the task
 * @param times update of success of each run, or its last update
 */
record Outcomes(String arm, String task, LogRank.Times times) {

  /**
   * Looks at every run that is done or failed numerically and has the column.
   *
   * @param metric column of the history; one that ends in {@code _loss} has to fall
   * @param threshold to be passed, or met
   * @param epochs rows in a row past it
   */
  static Outcomes of(
      StudyView study, String arm, String task, String metric, double threshold, int epochs) {
    List<double[]> found = new ArrayList<>();
    for (StudyRun run : study.runs()) {
      boolean computed = run.status() == RunStatus.DONE || run.status() == RunStatus.FAILED;
      if (computed && run.arm().equals(arm) && run.task().equals(task)) {
        Table history = run.view().history();
        if (history.has(metric) && history.rows() > 0) {
          found.add(success(history, metric, threshold, epochs));
        }
      }
    }
    double[] time = found.stream().mapToDouble(f -> f[0]).toArray();
    boolean[] event = new boolean[time.length];
    for (int i = 0; i < event.length; i++) {
      event[i] = found.get(i)[1] > 0;
    }
    return new Outcomes(arm, task, new LogRank.Times(time, event));
  }

  /** Update, and 1 where it is that of success. */
  private static double[] success(Table history, String metric, double threshold, int epochs) {
    OptionalDouble passed = passing(history, metric, threshold, epochs);
    double[] updates = updates(history);
    return passed.isPresent()
        ? new double[] {passed.getAsDouble(), 1}
        : new double[] {updates[updates.length - 1], 0};
  }

  /**
   * The update from which on a column of a history is past a threshold for some epochs; empty if it
   * never is.
   */
  static OptionalDouble passing(Table history, String metric, double threshold, int epochs) {
    double[] values = history.numbers(metric);
    double[] updates = updates(history);
    double sign = metric.endsWith("_loss") ? -1 : 1;
    int past = 0;
    for (int row = 0; row < values.length; row++) {
      past = sign * values[row] >= sign * threshold ? past + 1 : 0;
      if (past == epochs) {
        return OptionalDouble.of(updates[row - epochs + 1]);
      }
    }
    return OptionalDouble.empty();
  }

  private static double[] updates(Table history) {
    return history.numbers(history.has("update") ? "update" : "epoch");
  }

  int runs() {
    return times.time().length;
  }

  int succeeded() {
    return updates().length;
  }

  double rate() {
    return runs() == 0 ? Double.NaN : (double) succeeded() / runs();
  }

  /** Updates of success, ascending. */
  double[] updates() {
    double[] updates = new double[runs()];
    int count = 0;
    for (int i = 0; i < updates.length; i++) {
      if (times.event()[i]) {
        updates[count++] = times.time()[i];
      }
    }
    double[] result = Arrays.copyOf(updates, count);
    Arrays.sort(result);
    return result;
  }

  /** Share of runs that have succeeded, a step at each success. */
  Mark line() {
    double[] updates = updates();
    double last = Arrays.stream(times.time()).max().orElse(0);
    double[] x = new double[2 * updates.length + 2];
    double[] y = new double[x.length];
    for (int k = 0; k < updates.length; k++) {
      x[2 * k + 1] = updates[k];
      y[2 * k + 1] = (double) k / runs();
      x[2 * k + 2] = updates[k];
      y[2 * k + 2] = (double) (k + 1) / runs();
    }
    x[x.length - 1] = last;
    y[y.length - 1] = rate();
    return new Mark.Line(arm, x, y);
  }
}
