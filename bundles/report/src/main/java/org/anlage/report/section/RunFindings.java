package org.anlage.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.report.page.Page;

/**
 * The section on single runs: figures and tables of one run of each arm and task. Their metrics are
 * the business of study analyzers.
 */
final class RunFindings {
  private static final int MOST_DRAWN = 6;

  private RunFindings() {}

  static void write(Results results, Page page) {
    Set<String> analyzers = new LinkedHashSet<>();
    for (StudyRun run : results.study().runs()) {
      if (Results.isStored(run)) {
        analyzers.addAll(run.findings().keySet());
      }
    }
    if (analyzers.isEmpty()) {
      page.paragraph("No analyzer was applied to single runs.");
      return;
    }
    page.paragraph(
        "Analyzers of single runs: "
            + String.join(", ", analyzers)
            + ". Their metrics are compared between arms by analyzers of the study; "
            + shown(results));
    analyzers.forEach(analyzer -> analyzer(results, page, analyzer));
  }

  private static String shown(Results results) {
    List<String> drawn = drawn(results);
    return drawn.size() == results.arms().size()
        ? "figures and tables below are of the first finished seed of every arm."
        : "tables below are of the first finished seed of every arm, figures of that of "
            + String.join(", ", drawn)
            + ". Findings on the other runs are in the store, under analyses/.";
  }

  /**
   * Arms whose runs are drawn: those that are compared first, and no more than can be looked at.
   */
  private static List<String> drawn(Results results) {
    Set<String> arms = new LinkedHashSet<>();
    results
        .study()
        .comparisons()
        .forEach(
            comparison -> {
              arms.add(comparison.arm());
              arms.addAll(comparison.against());
            });
    arms.retainAll(results.arms());
    arms.addAll(results.arms());
    return arms.stream().limit(MOST_DRAWN).toList();
  }

  private static void analyzer(Results results, Page page, String analyzer) {
    String words = analyzer.replace('-', ' ');
    for (String task : results.tasks()) {
      List<Figure> figures = figures(results, analyzer, task);
      if (!figures.isEmpty()) {
        page.details("Figures of " + words + ": " + task, () -> page.figures(figures));
      }
    }
    MergedTables tables = new MergedTables("arm", "task");
    for (String arm : results.arms()) {
      for (String task : results.tasks()) {
        example(results, analyzer, arm, task).tables().forEach(t -> tables.add(t, arm, task));
      }
    }
    List<Table> merged = tables.tables();
    if (!merged.isEmpty()) {
      page.details("Tables of " + words, () -> merged.forEach(page::table));
    }
  }

  /** The figures of each arm's example run side by side: same figure, one set of panels per arm. */
  private static List<Figure> figures(Results results, String analyzer, String task) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String arm : drawn(results)) {
      for (Figure figure : example(results, analyzer, arm, task).figures()) {
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

  /** What an analyzer found in the first finished run of an arm on a task. */
  private static Findings example(Results results, String analyzer, String arm, String task) {
    return results.done(arm, task).stream()
        .map(run -> Optional.ofNullable(run.findings().get(analyzer)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Findings.metrics(Map.of()));
  }
}
