package org.anlage.trainers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Table;
import org.anlage.api.training.NamedPenalty;

/** Metrics by epoch. */
final class History {
  private static final List<String> METRICS =
      List.of(
          "epoch",
          "update",
          "train_loss",
          "train_accuracy",
          "validation_loss",
          "validation_accuracy",
          "test_loss",
          "test_accuracy");

  private final Map<String, List<Double>> columns = new LinkedHashMap<>();
  private double loss;
  private double accuracy;
  private int batches;

  History(List<NamedPenalty> penalties) {
    METRICS.forEach(name -> columns.put(name, new ArrayList<>()));
    penalties.forEach(p -> columns.put("penalty_" + p.name(), new ArrayList<>()));
  }

  /** Adds a batch to the running means of the epoch. */
  void add(double batchLoss, double batchAccuracy) {
    loss += batchLoss;
    accuracy += batchAccuracy;
    batches++;
  }

  /** Ends an epoch with a row. */
  void endEpoch(int update, Evaluation validation, Evaluation test, double[] penalties) {
    double[] row = {
      1,
      update,
      loss / batches,
      accuracy / batches,
      validation.loss(),
      validation.accuracy(),
      test.loss(),
      test.accuracy()
    };
    int column = 0;
    for (List<Double> values : columns.values()) {
      if (column == 0) {
        values.add(values.size() + 1.0);
      } else {
        values.add(column < row.length ? row[column] : penalties[column - row.length]);
      }
      column++;
    }
    loss = 0;
    accuracy = 0;
    batches = 0;
  }

  /** All rows so far. */
  Table table() {
    return new Table(
        "history",
        "Metrics by epoch: running means over the training batches, and held-out trials without"
            + " noise at the end of the epoch.",
        columns.entrySet().stream().map(e -> column(e.getKey(), e.getValue())).toList());
  }

  private static Column column(String name, List<Double> values) {
    return new Column.Numbers(name, "", values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
