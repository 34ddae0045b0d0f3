package org.anlage.analyzers.learning;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.anlage.api.result.Column;

/** Columns read off a list of rows. */
final class Columns {
  private Columns() {}

  static <R> Column texts(String name, List<R> rows, Function<R, String> value) {
    return new Column.Texts(name, rows.stream().map(value).toList());
  }

  static <R> Column numbers(String name, List<R> rows, ToDoubleFunction<R> value) {
    return new Column.Numbers(name, "", rows.stream().mapToDouble(value).toArray());
  }
}
