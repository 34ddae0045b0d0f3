package org.anlage.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Mark;

/**
 * The values of what one chart shows, as JSON that the page's script reads when somebody points at
 * the chart. Values are rounded to a ten-thousandth of the range of their axis; places on the
 * drawing follow from two dots whose values and places are known.
 *
 * <p>{@code {"x": AXIS, "y": AXIS, "marks": [MARK, ...]}} with {@code AXIS = [label, names of
 * categories or [], 1 if logarithmic, value, pixel, value, pixel]} and {@code MARK = [kind, series,
 * numbers ...]}:
 *
 * <ul>
 *   <li>{@code line}: x, y
 *   <li>{@code band}: x, low, high
 *   <li>{@code points}: x, x on the drawing, y
 *   <li>{@code interval}: x, x on the drawing, centre, low, high
 *   <li>{@code bars}: x, x on the drawing, y, where bars start, half their width
 *   <li>{@code cells}: rows, columns, entries per side of a block, values row by row or [], values
 *       of the first and of the last colour, 1 if entries lie beyond them
 *   <li>{@code rule}: 1 if it is vertical, where
 * </ul>
 *
 * <p>An x on the drawing that is that of the value is written as 0.
 */
final class HoverValues {
  /** Colours by which the two dots are found. */
  static final List<String> END_COLOURS = List.of("#010203", "#040506");

  /** Matrices of more entries are read from their picture. */
  private static final int MOST_ENTRIES = 400;

  private static final MathContext FIVE = new MathContext(5, RoundingMode.HALF_EVEN);

  private final Chart chart;
  private final Extent xs;
  private final Extent ys;
  private final List<String> marks = new ArrayList<>();

  /** Nothing yet of a chart, for a vertical range. */
  HoverValues(Chart chart, Extent ys) {
    this.chart = chart;
    this.xs = Extent.horizontal(withoutRules(chart));
    this.ys = ys;
  }

  /** Rules do not stretch the horizontal axis, so nothing else may do so at their places. */
  private static Chart withoutRules(Chart chart) {
    List<Mark> marks = chart.marks().stream().filter(mark -> !(mark instanceof Mark.Rule)).toList();
    return new Chart(chart.title(), chart.x(), chart.y(), marks);
  }

  /** The values (x, y) of the two dots; none of a chart without values. */
  List<double[]> ends() {
    return xs.empty() || ys.empty()
        ? List.of()
        : List.of(new double[] {xs.low(), ys.low()}, new double[] {xs.high(), ys.high()});
  }

  void line(String series, double[] x, double[] y) {
    add("line", series, xs(x), ys(y));
  }

  void band(String series, double[] x, double[] low, double[] high) {
    add("band", series, xs(x), ys(low), ys(high));
  }

  void points(String series, double[] x, double[] drawn, double[] y) {
    add("points", series, xs(x), drawn(x, drawn), ys(y));
  }

  void interval(Mark.Interval m, int[] places, double[] drawn) {
    double[] x = pick(m.x(), places);
    add(
        "interval",
        m.series(),
        xs(x),
        drawn(x, drawn),
        ys(pick(m.centre(), places)),
        ys(pick(m.low(), places)),
        ys(pick(m.high(), places)));
  }

  void bars(String series, double[] x, double[] drawn, double[] y, double floor, double half) {
    String at = drawn(x, drawn);
    add("bars", series, xs(x), at, ys(y), number(floor, chart.y(), ys), place(half));
  }

  void cells(Mark.Cells m, Heatmap map) {
    Matrix values = m.values();
    boolean few = values.values().length <= MOST_ENTRIES;
    add(
        "cells",
        m.series(),
        Integer.toString(values.rows()),
        Integer.toString(values.columns()),
        Integer.toString(map.block()),
        few ? list(values.values(), HoverValues::significant) : "[]",
        significant(map.low()),
        significant(map.high()),
        map.saturates() ? "1" : "0");
  }

  void rule(Mark.Rule m) {
    String at = m.vertical() ? number(m.at(), chart.x(), xs) : number(m.at(), chart.y(), ys);
    add("rule", m.series(), m.vertical() ? "1" : "0", at);
  }

  private void add(String kind, String series, String... numbers) {
    marks.add("[\"" + kind + "\"," + quoted(series) + "," + String.join(",", numbers) + "]");
  }

  /** The values as JSON that needs no escapes between single quotes; empty if there are none. */
  String text(SvgNode drawing) {
    Optional<double[]> first = drawing.circle(END_COLOURS.get(0));
    Optional<double[]> second = drawing.circle(END_COLOURS.get(1));
    if (marks.isEmpty() || first.isEmpty() || second.isEmpty()) {
      return "";
    }
    return "{\"x\":"
        + axis(chart.x(), xs, first.get()[0], second.get()[0])
        + ",\"y\":"
        + axis(chart.y(), ys, first.get()[1], second.get()[1])
        + ",\"marks\":["
        + String.join(",", marks)
        + "]}";
  }

  private static String axis(Axis axis, Extent extent, double low, double high) {
    return "["
        + quoted(Scales.title(axis))
        + ","
        + axis.categories().stream()
            .map(HoverValues::quoted)
            .collect(Collectors.joining(",", "[", "]"))
        + (axis.scale() == Axis.Scale.LOG ? ",1," : ",0,")
        + extent.low()
        + ","
        + place(low)
        + ","
        + extent.high()
        + ","
        + place(high)
        + "]";
  }

  private String xs(double[] values) {
    return list(values, value -> number(value, chart.x(), xs));
  }

  private String ys(double[] values) {
    return list(values, value -> number(value, chart.y(), ys));
  }

  private static String drawn(double[] x, double[] drawn) {
    return Arrays.equals(x, drawn) ? "0" : list(drawn, HoverValues::place);
  }

  private static String list(double[] values, DoubleFunction<String> text) {
    return Arrays.stream(values).mapToObj(text).collect(Collectors.joining(",", "[", "]"));
  }

  /** A value to a ten-thousandth of the range of its axis, of a logarithmic one to five digits. */
  private static String number(double value, Axis axis, Extent extent) {
    double range = extent.high() - extent.low();
    if (!Double.isFinite(value)) {
      return "null";
    }
    if (axis.scale() == Axis.Scale.LOG || !(range > 0) || !Double.isFinite(range)) {
      return significant(value);
    }
    int decimals = 4 - (int) Math.floor(StrictMath.log10(range));
    return shortest(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  /** A value to five digits. */
  static String significant(double value) {
    return Double.isFinite(value) ? shortest(new BigDecimal(value).round(FIVE)) : "null";
  }

  private static String place(double value) {
    return shortest(new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN));
  }

  private static String shortest(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    String plain = Math.abs(stripped.scale()) > 12 ? "" : stripped.toPlainString();
    String scientific = stripped.toString();
    return plain.isEmpty() || scientific.length() < plain.length() ? scientific : plain;
  }

  private static double[] pick(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
  }

  /** A JSON string without any character that means something in HTML. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : Svg.printable(text).toCharArray()) {
      if ("\"\\<>&'".indexOf(c) >= 0) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
