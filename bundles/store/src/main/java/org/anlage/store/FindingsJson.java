package org.anlage.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.parameters.json.Json;

/** Findings as JSON. Numbers read back as the same doubles; NaN and infinities are strings. */
public final class FindingsJson {
  private FindingsJson() {}

  /** Writes findings. */
  public static Json.Obj encode(Findings findings) {
    Json.Obj metrics = Json.Obj.create();
    findings.metrics().forEach(metrics::with);
    Json.Obj json =
        Json.Obj.create()
            .with("metrics", metrics)
            .with(
                "tables", Json.array(findings.tables().stream().map(FindingsJson::encode).toList()))
            .with(
                "figures",
                Json.array(findings.figures().stream().map(FindingsJson::encode).toList()));
    if (!findings.conclusions().isEmpty()) {
      json.with("conclusions", texts(findings.conclusions()));
    }
    if (!findings.methods().isEmpty()) {
      json.with("methods", texts(findings.methods()));
    }
    return json;
  }

  /** Reads findings. */
  public static Findings decode(Json.Obj json) {
    Map<String, Double> metrics = new TreeMap<>();
    json.object("metrics")
        .members()
        .forEach((name, value) -> metrics.put(name, Json.toDouble(value)));
    return new Findings(
        metrics,
        json.array("tables").stream().map(t -> decodeTable((Json.Obj) t)).toList(),
        json.array("figures").stream().map(f -> decodeFigure((Json.Obj) f)).toList(),
        sentences(json, "conclusions"),
        sentences(json, "methods"));
  }

  private static List<String> sentences(Json.Obj json, String name) {
    return json.members().containsKey(name) ? strings(json, name) : List.of();
  }

  /** Writes a table. */
  public static Json.Obj encode(Table table) {
    List<Json> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Json.Obj json = Json.Obj.create().with("name", column.name());
      if (column instanceof Column.Numbers numbers) {
        json.with("unit", numbers.unit()).with("numbers", numbers(numbers.values()));
      } else if (column instanceof Column.Texts texts) {
        json.with("texts", texts(texts.values()));
      }
      columns.add(json);
    }
    return Json.Obj.create()
        .with("name", table.name())
        .with("caption", table.caption())
        .with("columns", Json.array(columns));
  }

  /** Reads a table. */
  public static Table decodeTable(Json.Obj json) {
    List<Column> columns = new ArrayList<>();
    for (Json item : json.array("columns")) {
      Json.Obj column = (Json.Obj) item;
      columns.add(
          column.members().containsKey("numbers")
              ? new Column.Numbers(
                  column.text("name"), column.text("unit"), doubles(column, "numbers"))
              : new Column.Texts(column.text("name"), strings(column, "texts")));
    }
    return new Table(json.text("name"), json.text("caption"), columns);
  }

  private static Json.Obj encode(Figure figure) {
    return Json.Obj.create()
        .with("name", figure.name())
        .with("title", figure.title())
        .with("caption", figure.caption())
        .with("panels", Json.array(figure.panels().stream().map(FindingsJson::encode).toList()));
  }

  private static Figure decodeFigure(Json.Obj json) {
    return new Figure(
        json.text("name"),
        json.text("title"),
        json.text("caption"),
        json.array("panels").stream().map(c -> decodeChart((Json.Obj) c)).toList());
  }

  private static Json.Obj encode(Chart chart) {
    return Json.Obj.create()
        .with("title", chart.title())
        .with("x", encode(chart.x()))
        .with("y", encode(chart.y()))
        .with("marks", Json.array(chart.marks().stream().map(FindingsJson::encode).toList()));
  }

  private static Chart decodeChart(Json.Obj json) {
    return new Chart(
        json.text("title"),
        decodeAxis(json.object("x")),
        decodeAxis(json.object("y")),
        json.array("marks").stream().map(m -> decodeMark((Json.Obj) m)).toList());
  }

  private static Json.Obj encode(Axis axis) {
    return Json.Obj.create()
        .with("label", axis.label())
        .with("unit", axis.unit())
        .with("scale", axis.scale().name().toLowerCase(Locale.ROOT))
        .with("categories", texts(axis.categories()));
  }

  private static Axis decodeAxis(Json.Obj json) {
    return new Axis(
        json.text("label"),
        json.text("unit"),
        Axis.Scale.valueOf(json.text("scale").toUpperCase(Locale.ROOT)),
        strings(json, "categories"));
  }

  private static Json.Obj encode(Mark mark) {
    Json.Obj json = Json.Obj.create().with("series", mark.series());
    if (mark instanceof Mark.Line line) {
      return json.with("mark", "line").with("x", numbers(line.x())).with("y", numbers(line.y()));
    }
    if (mark instanceof Mark.Points points) {
      return json.with("mark", "points")
          .with("x", numbers(points.x()))
          .with("y", numbers(points.y()));
    }
    if (mark instanceof Mark.Bars bars) {
      return json.with("mark", "bars").with("x", numbers(bars.x())).with("y", numbers(bars.y()));
    }
    if (mark instanceof Mark.Band band) {
      return json.with("mark", "band")
          .with("x", numbers(band.x()))
          .with("low", numbers(band.low()))
          .with("high", numbers(band.high()));
    }
    if (mark instanceof Mark.Interval interval) {
      return json.with("mark", "interval")
          .with("x", numbers(interval.x()))
          .with("centre", numbers(interval.centre()))
          .with("low", numbers(interval.low()))
          .with("high", numbers(interval.high()));
    }
    if (mark instanceof Mark.Cells cells) {
      return json.with("mark", "cells")
          .with("rows", (long) cells.values().rows())
          .with("columns", (long) cells.values().columns())
          .with("values", numbers(cells.values().values()))
          .with("diverging", cells.diverging());
    }
    Mark.Rule rule = (Mark.Rule) mark;
    return json.with("mark", "rule").with("vertical", rule.vertical()).with("at", rule.at());
  }

  private static Mark decodeMark(Json.Obj json) {
    String series = json.text("series");
    return switch (json.text("mark")) {
      case "line" -> new Mark.Line(series, doubles(json, "x"), doubles(json, "y"));
      case "points" -> new Mark.Points(series, doubles(json, "x"), doubles(json, "y"));
      case "bars" -> new Mark.Bars(series, doubles(json, "x"), doubles(json, "y"));
      case "band" ->
          new Mark.Band(series, doubles(json, "x"), doubles(json, "low"), doubles(json, "high"));
      case "interval" ->
          new Mark.Interval(
              series,
              doubles(json, "x"),
              doubles(json, "centre"),
              doubles(json, "low"),
              doubles(json, "high"));
      case "cells" ->
          new Mark.Cells(
              series,
              Matrix.of(
                  (int) json.number("rows"), (int) json.number("columns"), doubles(json, "values")),
              bool(json, "diverging"));
      case "rule" -> new Mark.Rule(series, bool(json, "vertical"), json.number("at"));
      default -> throw new IllegalArgumentException("unknown mark " + json.text("mark"));
    };
  }

  private static Json numbers(double[] values) {
    return Json.array(Arrays.stream(values).mapToObj(Json::number).toList());
  }

  private static Json texts(List<String> values) {
    return Json.array(values.stream().map(Json::string).toList());
  }

  private static double[] doubles(Json.Obj json, String name) {
    return json.array(name).stream().mapToDouble(Json::toDouble).toArray();
  }

  private static List<String> strings(Json.Obj json, String name) {
    return json.array(name).stream().map(v -> ((Json.Str) v).value()).toList();
  }

  private static boolean bool(Json.Obj json, String name) {
    return ((Json.Bool) json.require(name)).value();
  }
}
