package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/**
 * Mean states over the trials of each kind, at some steps. A kind is the levels of all variables of
 * the task, so that trials of other runs of the task have the same kinds.
 *
 * @param conditions kind of trial of each row
 * @param steps step of each row
 * @param states rows x units
 */
record ConditionStates(List<String> conditions, double[] steps, Matrix states) {
  static final String TABLE = "condition-states";

  /** The kinds that are kept, in order of their names. */
  private static final int MOST = 64;

  /**
   * Takes means.
   *
   * @param count steps, evenly spread over the trial, its last step among them
   */
  static ConditionStates of(
      TaskDescription task, TrialBatch trials, NetworkActivity recording, int count) {
    List<Labels> labels = Labels.of(task, trials);
    Map<String, List<Integer>> kinds = new TreeMap<>();
    for (int trial = 0; trial < trials.trials(); trial++) {
      StringBuilder kind = new StringBuilder();
      for (Labels label : labels) {
        kind.append(kind.isEmpty() ? "" : ", ").append(label.name()).append(' ');
        kind.append(label.variable().levels().get(label.levels()[trial]));
      }
      kinds
          .computeIfAbsent(kind.isEmpty() ? "all" : kind.toString(), k -> new ArrayList<>())
          .add(trial);
    }
    List<String> kept = kinds.keySet().stream().limit(MOST).toList();
    int taken = Math.min(count, trials.steps());
    int n = recording.units();
    List<String> conditions = new ArrayList<>();
    double[] steps = new double[kept.size() * taken];
    Matrix states = Matrix.zeros(steps.length, n);
    int row = 0;
    for (String kind : kept) {
      List<Integer> members = kinds.getOrDefault(kind, List.of());
      for (int k = 1; k <= taken; k++, row++) {
        int step = (int) ((long) k * trials.steps() / taken) - 1;
        conditions.add(kind);
        steps[row] = step;
        for (int trial : members) {
          int from = trials.at(step, trial) * n;
          for (int i = 0; i < n; i++) {
            double mean = states.get(row, i) + recording.states()[from + i] / members.size();
            states.set(row, i, mean);
          }
        }
      }
    }
    return new ConditionStates(conditions, steps, states);
  }

  /** Rows with coordinates in place of units. */
  Table table(Matrix coordinates) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("condition", conditions));
    columns.add(new Column.Numbers("step", "", steps));
    for (int k = 0; k < coordinates.columns(); k++) {
      double[] values = new double[coordinates.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = coordinates.get(row, k);
      }
      columns.add(new Column.Numbers("coordinate_" + (k + 1), "", values));
    }
    return new Table(
        TABLE,
        "Mean state over the trials of each kind, at some steps, in principal coordinates.",
        columns);
  }

  /** Coordinates by kind of trial and step, as {@link #table} wrote them. */
  static Map<String, double[]> read(Table table) {
    List<String> kinds = ((Column.Texts) table.columns().get(0)).values();
    double[] steps = table.numbers("step");
    int count = table.columns().size() - 2;
    Map<String, double[]> rows = new TreeMap<>();
    for (int row = 0; row < steps.length; row++) {
      double[] values = new double[count];
      for (int k = 0; k < count; k++) {
        values[k] = table.numbers("coordinate_" + (k + 1))[row];
      }
      rows.put(kinds.get(row) + " @ " + steps[row], values);
    }
    return rows;
  }
}
