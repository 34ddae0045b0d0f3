package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Figure;
import org.anlage.api.analysis.Findings;
import org.anlage.api.analysis.Mark;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.Table;

/**
 * Accuracy against something that was varied: a table whose first column is what was varied, which
 * curves across arms are made of, its figure, and a metric for each point.
 */
final class AccuracyCurve {
  private final Column.Numbers varied;
  private final double chance;
  private final List<Column> curves = new ArrayList<>();

  /** A curve over values of what is varied. */
  AccuracyCurve(RunView run, String varied, String unit, double[] values) {
    this.varied = new Column.Numbers(varied, unit, values);
    chance = run.taskDescription().chance();
  }

  /** Adds a curve, one accuracy for each value. */
  void add(String name, double[] accuracies) {
    curves.add(new Column.Numbers(name, "proportion", accuracies));
  }

  /**
   * The findings.
   *
   * @param name of table and figure
   * @param title of the figure
   * @param caption of both
   */
  Findings findings(String name, String title, String caption) {
    Map<String, Double> metrics = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    columns.add(varied);
    marks.add(new Mark.Rule("chance", false, chance));
    for (Column column : curves) {
      Column.Numbers curve = (Column.Numbers) column;
      columns.add(curve);
      columns.add(constant(curve.name() + "_chance", curve.size()));
      marks.add(
          new Mark.Line(
              curves.size() == 1 ? "" : curve.name().replace('_', ' '),
              varied.values(),
              curve.values()));
      for (int k = 0; k < curve.size(); k++) {
        metrics.put(metric(curve.name(), varied.values()[k]), curve.values()[k]);
      }
    }
    Chart chart =
        new Chart(
            "",
            Axis.linear(varied.name().replace('_', ' '), varied.unit()),
            Axis.linear("accuracy", "proportion"),
            marks);
    return new Findings(
        metrics,
        List.of(new Table(name, caption, columns)),
        List.of(new Figure(name, title, caption, List.of(chart))));
  }

  private Column constant(String name, int size) {
    double[] values = new double[size];
    java.util.Arrays.fill(values, chance);
    return new Column.Numbers(name, "proportion", values);
  }

  /** Name of a point: accuracy_delay_plus at 40 is {@code accuracy_delay_plus_40}. */
  private static String metric(String curve, double value) {
    String number = value == Math.rint(value) ? Long.toString((long) value) : decimal(value);
    return curve + "_" + number;
  }

  private static String decimal(double value) {
    return Double.toString(value).toLowerCase(java.util.Locale.ROOT).replaceAll("[^0-9a-z]+", "_");
  }
}
