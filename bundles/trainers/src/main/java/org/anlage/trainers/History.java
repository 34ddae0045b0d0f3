package org.anlage.trainers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;

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

  private final List<String> names;
  private final List<double[]> rows = new ArrayList<>();
  private double loss;
  private double accuracy;
  private int batches;

  /** For penalties of these names. */
  History(List<String> penalties) {
    names =
        Stream.concat(METRICS.stream(), penalties.stream().map(name -> "penalty_" + name)).toList();
  }

  /** Adds a batch to the running means of the epoch. */
  void add(double batchLoss, double batchAccuracy) {
    loss += batchLoss;
    accuracy += batchAccuracy;
    batches++;
  }

  /** Ends an epoch with a row. */
  void endEpoch(int update, Evaluation validation, Evaluation test, double[] penalties) {
    double[] row = new double[names.size()];
    row[0] = rows.size() + 1;
    row[1] = update;
    row[2] = loss / batches;
    row[3] = accuracy / batches;
    row[4] = validation.loss();
    row[5] = validation.accuracy();
    row[6] = test.loss();
    row[7] = test.accuracy();
    System.arraycopy(penalties, 0, row, METRICS.size(), penalties.length);
    rows.add(row);
    loss = 0;
    accuracy = 0;
    batches = 0;
  }

  /** Writes rows and running means. */
  void write(DataOutput out) throws IOException {
    out.writeDouble(loss);
    out.writeDouble(accuracy);
    out.writeInt(batches);
    out.writeInt(rows.size());
    for (double[] row : rows) {
      for (double value : row) {
        out.writeDouble(value);
      }
    }
  }

  /** Takes what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    loss = in.readDouble();
    accuracy = in.readDouble();
    batches = in.readInt();
    rows.clear();
    for (int left = in.readInt(); left > 0; left--) {
      double[] row = new double[names.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = in.readDouble();
      }
      rows.add(row);
    }
  }

  /** All rows so far. */
  Table table() {
    return new Table(
        "history",
        "Metrics by epoch: running means over the training batches, and held-out trials without"
            + " noise at the end of the epoch.",
        IntStream.range(0, names.size()).mapToObj(this::column).toList());
  }

  private Column column(int index) {
    return new Column.Numbers(
        names.get(index), "", rows.stream().mapToDouble(row -> row[index]).toArray());
  }
}
