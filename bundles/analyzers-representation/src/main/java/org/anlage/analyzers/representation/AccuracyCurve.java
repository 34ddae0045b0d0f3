package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.analysis.RunView;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;

/**
 * Accuracy against something that was varied: a table whose first column is what was varied, which
 * curves across arms are made of, its figure, and a metric for each point.
 */
final class AccuracyCurve {
  private final Column.Numbers varied;
  private final double chance;
  private final List<Column.Numbers> curves = new ArrayList<>();
  private final Map<String, Double> metrics = new TreeMap<>();

  /** A curve over values of what is varied. */
  AccuracyCurve(RunView run, String varied, String unit, double[] values) {
    this.varied = new Column.Numbers(varied, unit, values);
    chance = run.taskDescription().chance();
  }

  /**
   * Adds a curve, one accuracy for each value.
   *
   * @param column its column in the table
   * @param metric what its metrics begin with; the value follows: {@code accuracy_delay_plus_40}
   */
  void add(String column, String metric, double[] accuracies) {
    curves.add(new Column.Numbers(column, "proportion", accuracies));
    for (int k = 0; k < accuracies.length; k++) {
      metrics.put(metric + "_" + number(varied.values()[k]), accuracies[k]);
    }
  }

  /**
   * The findings.
   *
   * @param name of table and figure
   * @param title of the figure
   * @param caption of both
   */
  Findings findings(String name, String title, String caption) {
    List<Column> columns = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    columns.add(varied);
    marks.add(new Mark.Rule("chance", false, chance));
    for (Column.Numbers curve : curves) {
      columns.add(curve);
      columns.add(constant(curve.name() + "_chance", curve.size()));
      marks.add(
          new Mark.Line(
              curves.size() == 1 ? "" : curve.name().replace('_', ' '),
              varied.values(),
              curve.values()));
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

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : decimal(value);
  }

  private static String decimal(double value) {
    return Double.toString(value).toLowerCase(java.util.Locale.ROOT).replaceAll("[^0-9a-z]+", "_");
  }
}
