package org.anlage.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.anlage.api.analysis.Column;
import org.anlage.api.analysis.Figure;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.Table;
import org.anlage.report.page.Page;

/** What every loss term weighs before the first update, and the state of the weights. */
final class BudgetAudit {
  private BudgetAudit() {}

  static void write(Results results, Page page) {
    page.paragraph(
        "Before the first update: value and gradient of every term of the loss, by class of edge,"
            + " and the state of the recurrent weights. Where one term outweighs the others by"
            + " orders of magnitude, arms differ in scale rather than in structure.");
    List<List<StudyRun>> cells = new ArrayList<>();
    TreeSet<String> metrics = new TreeSet<>();
    MergedTables tables = new MergedTables("arm", "task");
    for (String arm : results.arms()) {
      for (String task : results.tasks()) {
        List<StudyRun> runs = results.stored(arm, task);
        if (!runs.isEmpty()) {
          cells.add(runs);
          runs.get(0).audit().tables().forEach(table -> tables.add(table, arm, task));
          runs.forEach(run -> metrics.addAll(run.audit().metrics().keySet()));
        }
      }
    }
    if (cells.isEmpty()) {
      page.paragraph("No run is stored.");
      return;
    }
    if (!metrics.isEmpty()) {
      page.table(means(cells, metrics));
    }
    tables
        .tables()
        .forEach(
            table ->
                page.table(
                    new Table(
                        table.name(),
                        table.caption() + " First seed of every arm and task.",
                        table.columns())));
    for (List<StudyRun> runs : cells) {
      StudyRun first = runs.get(0);
      if (!first.audit().figures().isEmpty()) {
        page.details(
            "Figures: " + first.arm() + ", " + first.task(),
            () -> {
              for (Figure figure : first.audit().figures()) {
                page.figure(figure);
              }
            });
      }
    }
  }

  private static Table means(List<List<StudyRun>> cells, TreeSet<String> metrics) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("arm", cells.stream().map(c -> c.get(0).arm()).toList()));
    columns.add(new Column.Texts("task", cells.stream().map(c -> c.get(0).task()).toList()));
    for (String metric : metrics) {
      columns.add(
          new Column.Numbers(
              metric,
              "",
              cells.stream()
                  .map(
                      runs ->
                          runs.stream()
                              .mapToDouble(
                                  r -> r.audit().metrics().getOrDefault(metric, Double.NaN))
                              .toArray())
                  .mapToDouble(values -> Estimate.of(values).mean())
                  .toArray()));
    }
    return new Table(
        "audit", "Loss and weights before training, means over stored seeds.", columns);
  }
}
