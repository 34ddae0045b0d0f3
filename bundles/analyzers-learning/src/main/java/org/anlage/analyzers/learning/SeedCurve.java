package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.stats.Interval;
import org.anlage.stats.Summary;

/**
 * A column of a table against its first column, across runs: row by row, over those that have the
 * row and a value in it.
 *
 * @param x mean of the first column in each row
 * @param values summary of the column in each row
 * @param undefined values that are missing in rows that are there
 */
record SeedCurve(double[] x, List<Summary> values, int undefined) {

  /** The curve of some runs' tables; of no length if none has the column. */
  static SeedCurve of(List<Table> runs, String first, String column) {
    List<Table> having = runs.stream().filter(t -> t.has(first) && t.has(column)).toList();
    int rows = having.stream().mapToInt(Table::rows).max().orElse(0);
    double[] x = new double[rows];
    List<Summary> values = new ArrayList<>();
    int undefined = 0;
    for (int r = 0; r < rows; r++) {
      int row = r;
      List<Table> there = having.stream().filter(table -> row < table.rows()).toList();
      x[row] = there.stream().mapToDouble(t -> t.numbers(first)[row]).average().orElse(Double.NaN);
      double[] defined =
          there.stream()
              .mapToDouble(table -> table.numbers(column)[row])
              .filter(Double::isFinite)
              .toArray();
      undefined += there.size() - defined.length;
      values.add(Summary.of(defined));
    }
    return new SeedCurve(x, values, undefined);
  }

  /** Interval of the mean in a row, cut at what is possible. */
  Interval interval(int row, Interval possible) {
    return values.get(row).interval().within(possible);
  }

  /**
   * Line of the means, with a band of intervals behind it from three runs on: two say too little.
   */
  void addTo(String series, Interval possible, List<Mark> bands, List<Mark> lines) {
    int[] drawn = rows(row -> values.get(row).n() > 0);
    if (drawn.length > 0) {
      lines.add(
          new Mark.Line(series, at(drawn, row -> x[row]), at(drawn, r -> values.get(r).mean())));
    }
    int[] spread = rows(row -> values.get(row).n() > 2);
    if (spread.length > 0) {
      bands.add(
          new Mark.Band(
              series,
              at(spread, row -> x[row]),
              at(spread, row -> interval(row, possible).low()),
              at(spread, row -> interval(row, possible).high())));
    }
  }

  private int[] rows(java.util.function.IntPredicate which) {
    return java.util.stream.IntStream.range(0, x.length).filter(which).toArray();
  }

  private static double[] at(int[] rows, java.util.function.IntToDoubleFunction value) {
    return Arrays.stream(rows).mapToDouble(value).toArray();
  }
}
