package org.anlage.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.training.Snapshot;

/** Measures of weights along training, where the trainer kept snapshots. */
public final class SnapshotMetrics {
  /** Name of the table, by which curves across arms find it. */
  public static final String TABLE = "over-training";

  private SnapshotMetrics() {}

  /**
   * A table with a row per snapshot: the update, then a column for every measure that any snapshot
   * has; NaN where one has it not.
   *
   * @param snapshots in order of update; at least one
   * @param measures measures of a matrix, by name
   */
  public static Table table(
      List<Snapshot> snapshots, Function<Matrix, Map<String, Double>> measures) {
    return table(
        snapshots,
        snapshot -> measures.apply(snapshot.recurrent()),
        "Measures of the recurrent weights during training.");
  }

  /**
   * The same of whole snapshots.
   *
   * @param snapshots in order of update; at least one
   * @param measures measures of a snapshot, by name
   * @param caption of the table
   */
  public static Table table(
      List<Snapshot> snapshots, Function<Snapshot, Map<String, Double>> measures, String caption) {
    List<Map<String, Double>> rows = snapshots.stream().map(measures).toList();
    Set<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Numbers(
            "update", "", snapshots.stream().mapToDouble(Snapshot::update).toArray()));
    for (String name : names) {
      columns.add(
          new Column.Numbers(
              name,
              "",
              rows.stream().mapToDouble(row -> row.getOrDefault(name, Double.NaN)).toArray()));
    }
    return new Table(TABLE, caption, columns);
  }
}
