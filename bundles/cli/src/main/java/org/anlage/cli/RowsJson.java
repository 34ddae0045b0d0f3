package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.table.TableColumn;
import org.anlage.api.table.TypedRows;
import org.anlage.parameters.json.Json;

/** Rows as JSON: an object for each, by the names of the columns; null where there is no value. */
final class RowsJson {
  private RowsJson() {}

  static Json of(TypedRows table) {
    List<Json> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      Json.Obj object = Json.Obj.create();
      for (int i = 0; i < row.size(); i++) {
        TableColumn column = table.columns().get(i);
        object.with(column.name(), cell(row.get(i), column.kind()));
      }
      rows.add(object);
    }
    return Json.array(rows);
  }

  private static Json cell(String text, TableColumn.Kind kind) {
    if (text.isEmpty()) {
      return new Json.Null(Json.Place.NONE);
    }
    return switch (kind) {
      case WHOLE -> new Json.Num(text, Json.Place.NONE);
      case REAL -> Json.number(Double.parseDouble(text));
      case TRUTH -> new Json.Bool(Boolean.parseBoolean(text), Json.Place.NONE);
      case TEXT, OTHER -> Json.string(text);
    };
  }
}
