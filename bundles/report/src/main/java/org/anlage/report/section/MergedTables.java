package org.anlage.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Table;

/** Tables of the same name and columns, from several runs, as one with the runs named in front. */
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
    StringBuilder key = new StringBuilder(table.name());
    for (Column column : table.columns()) {
      key.append('\0').append(column.getClass().getSimpleName()).append(column.name());
    }
    parts
        .computeIfAbsent(key.toString(), k -> new ArrayList<>())
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
        for (int row = 0; row < part.table().rows(); row++) {
          cells.add(part.values().get(l));
        }
      }
      columns.add(new Column.Texts(labels.get(l), cells));
    }
    Table first = same.get(0).table();
    for (int c = 0; c < first.columns().size(); c++) {
      columns.add(join(same, c));
    }
    return new Table(first.name(), first.caption(), columns);
  }

  private static Column join(List<Part> same, int index) {
    List<String> texts = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    for (Part part : same) {
      Column column = part.table().columns().get(index);
      if (column instanceof Column.Texts t) {
        texts.addAll(t.values());
      } else if (column instanceof Column.Numbers n) {
        for (double value : n.values()) {
          numbers.add(value);
        }
      }
    }
    Column column = same.get(0).table().columns().get(index);
    return column instanceof Column.Numbers n
        ? new Column.Numbers(
            n.name(), n.unit(), numbers.stream().mapToDouble(Double::doubleValue).toArray())
        : new Column.Texts(column.name(), texts);
  }
}
