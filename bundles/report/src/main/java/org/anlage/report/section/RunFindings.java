package org.anlage.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Figure;
import org.anlage.api.analysis.Findings;
import org.anlage.api.analysis.Mark;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.Table;
import org.anlage.report.page.Numbers;
import org.anlage.report.page.Page;

/** What analyzers found in single runs: their metrics over seeds, and one example run each. */
final class RunFindings {
  private RunFindings() {}

  static void write(Results results, Page page) {
    Map<String, TreeSet<String>> metrics = new LinkedHashMap<>();
    for (StudyRun run : results.study().runs()) {
      if (Results.isStored(run)) {
        run.findings()
            .forEach(
                (analyzer, findings) ->
                    metrics
                        .computeIfAbsent(analyzer, k -> new TreeSet<>())
                        .addAll(findings.metrics().keySet()));
      }
    }
    if (metrics.isEmpty()) {
      page.paragraph("No analyzer has looked at single runs.");
    }
    metrics.forEach((analyzer, names) -> analyzer(results, page, analyzer, names));
  }

  private static void analyzer(
      Results results, Page page, String analyzer, TreeSet<String> metrics) {
    page.heading(analyzer.replace('-', ' '));
    if (!metrics.isEmpty()) {
      page.table(summary(results, analyzer, metrics));
      page.details(
          "Every seed, metric by metric", () -> page.figure(everySeed(results, analyzer, metrics)));
    }
    for (String task : results.tasks()) {
      List<Figure> figures = figures(results, analyzer, task);
      if (!figures.isEmpty()) {
        page.details("Figures of one run per arm: " + task, () -> figures.forEach(page::figure));
      }
    }
    MergedTables tables = new MergedTables("arm", "task");
    for (String arm : results.arms()) {
      for (String task : results.tasks()) {
        example(results, analyzer, arm, task)
            .ifPresent(run -> of(run, analyzer).tables().forEach(t -> tables.add(t, arm, task)));
      }
    }
    List<Table> merged = tables.tables();
    if (!merged.isEmpty()) {
      page.details("Tables of one run per arm and task", () -> merged.forEach(page::table));
    }
  }

  /** The figures of each arm's example run side by side: same figure, one set of panels per arm. */
  private static List<Figure> figures(Results results, String analyzer, String task) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String arm : results.arms()) {
      Optional<StudyRun> run = example(results, analyzer, arm, task);
      for (Figure figure : run.map(r -> of(r, analyzer).figures()).orElse(List.of())) {
        List<Chart> panels = new ArrayList<>();
        Figure before = figures.get(figure.name());
        if (before != null) {
          panels.addAll(before.panels());
        }
        for (Chart chart : figure.panels()) {
          String title = chart.title().isEmpty() ? arm : arm + ": " + chart.title();
          panels.add(new Chart(title, chart.x(), chart.y(), chart.marks()));
        }
        String caption = figure.caption();
        figures.put(figure.name(), new Figure(figure.name(), figure.title(), caption, panels));
      }
    }
    return List.copyOf(figures.values());
  }

  private static Optional<StudyRun> example(
      Results results, String analyzer, String arm, String task) {
    return results.done(arm, task).stream()
        .filter(r -> r.findings().containsKey(analyzer))
        .findFirst();
  }

  private static Findings of(StudyRun run, String analyzer) {
    Findings none = Findings.metrics(Map.of());
    return run.findings().getOrDefault(analyzer, none);
  }

  private static double[] values(
      Results results, String arm, String task, String analyzer, String metric) {
    return results.done(arm, task).stream()
        .mapToDouble(r -> of(r, analyzer).metrics().getOrDefault(metric, Double.NaN))
        .toArray();
  }

  private static Table summary(Results results, String analyzer, TreeSet<String> metrics) {
    List<String> arms = new ArrayList<>();
    List<String> tasks = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    Map<String, List<String>> cells = new LinkedHashMap<>();
    metrics.forEach(metric -> cells.put(metric, new ArrayList<>()));
    for (String arm : results.arms()) {
      for (String task : results.tasks()) {
        arms.add(arm);
        tasks.add(task);
        counts.add((double) results.done(arm, task).size());
        cells.forEach(
            (metric, column) ->
                column.add(spread(Estimate.of(values(results, arm, task, analyzer, metric)))));
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("arm", arms));
    columns.add(new Column.Texts("task", tasks));
    columns.add(
        new Column.Numbers("runs", "", counts.stream().mapToDouble(Double::doubleValue).toArray()));
    cells.forEach((metric, column) -> columns.add(new Column.Texts(metric, column)));
    return new Table(
        analyzer,
        analyzer.replace('-', ' ') + ": mean ± standard deviation over finished seeds.",
        columns);
  }

  private static String spread(Estimate e) {
    return e.count() < 2 ? Numbers.format(e.mean()) : Numbers.withSpread(e.mean(), e.deviation());
  }

  private static Figure everySeed(Results results, String analyzer, TreeSet<String> metrics) {
    List<Chart> panels = new ArrayList<>();
    List<String> tasks = results.tasks();
    for (String metric : metrics) {
      List<Mark> marks = new ArrayList<>();
      for (String arm : results.arms()) {
        for (int t = 0; t < tasks.size(); t++) {
          double[] y = values(results, arm, tasks.get(t), analyzer, metric);
          double[] x = new double[y.length];
          Arrays.fill(x, t);
          marks.add(new Mark.Points(arm, x, y));
        }
      }
      panels.add(
          new Chart(
              metric.replace('_', ' '), Axis.categories("", tasks), Axis.linear("", ""), marks));
    }
    return new Figure(
        analyzer + "-seeds",
        analyzer.replace('-', ' ') + ", every seed",
        "One point per finished run.",
        panels);
  }
}
