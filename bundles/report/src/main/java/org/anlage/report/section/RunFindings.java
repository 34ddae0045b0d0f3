package org.anlage.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Figure;
import org.anlage.api.analysis.Findings;
import org.anlage.api.analysis.Mark;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.Table;
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
    MergedTables tables = new MergedTables("arm", "task");
    List<StudyRun> withFigures = new ArrayList<>();
    for (String arm : results.arms()) {
      for (String task : results.tasks()) {
        results.done(arm, task).stream()
            .filter(r -> r.findings().containsKey(analyzer))
            .findFirst()
            .ifPresent(
                run -> {
                  Findings findings = of(run, analyzer);
                  findings.tables().forEach(table -> tables.add(table, arm, task));
                  if (!findings.figures().isEmpty()) {
                    withFigures.add(run);
                  }
                });
      }
    }
    for (StudyRun run : withFigures) {
      page.details(
          "Figures of one run: " + run.arm() + ", " + run.task() + ", seed " + run.seed(),
          () -> {
            for (Figure figure : of(run, analyzer).figures()) {
              page.figure(figure);
            }
          });
    }
    List<Table> merged = tables.tables();
    if (!merged.isEmpty()) {
      page.details("Tables, one run per arm and task", () -> merged.forEach(page::table));
    }
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
    String mean = org.anlage.report.page.Numbers.format(e.mean());
    return e.count() < 2
        ? mean
        : mean + " ± " + org.anlage.report.page.Numbers.format(e.deviation());
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
          java.util.Arrays.fill(x, t);
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
