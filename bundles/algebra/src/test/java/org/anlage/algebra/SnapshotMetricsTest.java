package org.anlage.algebra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.training.Snapshot;
import org.junit.jupiter.api.Test;

class SnapshotMetricsTest {
  @Test
  void everySnapshotIsARowAndWhatItLacksIsNaN() {
    List<Snapshot> snapshots =
        List.of(
            new Snapshot(0, Matrix.identity(1)),
            new Snapshot(8, Matrix.of(1, 1, new double[] {3})));
    Table table =
        SnapshotMetrics.table(
            snapshots,
            w ->
                w.get(0, 0) > 1
                    ? Map.of("weight", w.get(0, 0), "large", 1.0)
                    : Map.of("weight", w.get(0, 0)));
    assertEquals(
        List.of("update", "large", "weight"), table.columns().stream().map(Column::name).toList());
    assertArrayEquals(new double[] {0, 8}, table.numbers("update"));
    assertArrayEquals(new double[] {1, 3}, table.numbers("weight"));
    assertArrayEquals(new double[] {Double.NaN, 1}, table.numbers("large"));
  }
}
