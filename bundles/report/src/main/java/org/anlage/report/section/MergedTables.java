package org.anlage.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;

/**
 * Tables of the same name, from several runs, as one with the runs named in front. A column that
 * some tables lack is empty in their rows.
 */
final class MergedTables {
  private final List<String> labels;
  private final Map<String, List<Part>> parts = new LinkedHashMap<>();

  /** Merges tables whose rows are told apart by these labels, for example arm and task. */
  MergedTables(String... labels) {
    this.labels = List.of(labels);
  }

  private record Part(List<String> values, Table table) {}

  /** Adds a table with one value per label. */
  void add(Table table, String... values) {
    parts
        .computeIfAbsent(table.name(), name -> new ArrayList<>())
        .add(new Part(List.of(values), table));
  }

  /** The merged tables, in order of first appearance. */
  List<Table> tables() {
    return parts.values().stream().map(this::merge).toList();
  }

  private Table merge(List<Part> same) {
    List<Column> columns = new ArrayList<>();
    for (int l = 0; l < labels.size(); l++) {
      List<String> cells = new ArrayList<>();
      for (Part part : same) {
        cells.addAll(Collections.nCopies(part.table().rows(), part.values().get(l)));
      }
      columns.add(new Column.Texts(labels.get(l), cells));
    }
    Map<String, Column> distinct = new LinkedHashMap<>();
    for (Part part : same) {
      for (Column column : part.table().columns()) {
        distinct.putIfAbsent(key(column), column);
      }
    }
    distinct.values().forEach(column -> columns.add(join(same, column)));
    Table first = same.get(0).table();
    return new Table(first.name(), first.caption(), columns);
  }

  /** Columns are the same if their names are and both hold words or both hold numbers. */
  private static String key(Column column) {
    return (column instanceof Column.Numbers ? "#" : "") + column.name();
  }

  private static Column join(List<Part> same, Column like) {
    List<String> texts = new ArrayList<>();
    List<double[]> numbers = new ArrayList<>();
    for (Part part : same) {
      int rows = part.table().rows();
      Column found =
          part.table().columns().stream()
              .filter(c -> key(c).equals(key(like)))
              .findFirst()
              .orElseGet(() -> empty(like, rows));
      if (found instanceof Column.Texts t) {
        texts.addAll(t.values());
      } else if (found instanceof Column.Numbers n) {
        numbers.add(n.values());
      }
    }
    return like instanceof Column.Numbers n
        ? new Column.Numbers(
            n.name(), n.unit(), numbers.stream().flatMapToDouble(Arrays::stream).toArray())
        : new Column.Texts(like.name(), texts);
  }

  private static Column empty(Column like, int rows) {
    double[] nothing = new double[rows];
    Arrays.fill(nothing, Double.NaN);
    return like instanceof Column.Numbers n
        ? new Column.Numbers(n.name(), n.unit(), nothing)
        : new Column.Texts(like.name(), Collections.nCopies(rows, ""));
  }
}
