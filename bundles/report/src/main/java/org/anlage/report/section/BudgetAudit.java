package org.anlage.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.report.page.Page;

/** The section on the budget: size of every loss term and state of the weights before training. */
final class BudgetAudit {
  private static final String ARM = "arm";
  private static final String TERM = "term";
  private static final String BY_EDGE = "gradient_norm_";

  private BudgetAudit() {}

  static void write(Results results, Page page) {
    page.paragraph(
        "Before the first update: value and gradient of every term of the loss, by class of edge,"
            + " and the state of the recurrent weights. Where one term outweighs the others by"
            + " orders of magnitude, arms differ in scale rather than in structure.");
    for (String task : results.tasks()) {
      MergedTables audits = new MergedTables(ARM);
      for (String arm : results.arms()) {
        results.stored(arm, task).stream()
            .findFirst()
            .ifPresent(run -> run.audit().tables().forEach(table -> audits.add(table, arm)));
      }
      for (Table table : audits.tables()) {
        String caption = strip(table.caption()) + ": " + task + ", first seed of every arm.";
        gradients(table, task).ifPresent(page::figure);
        Table named = new Table(table.name(), caption, table.columns());
        if (results.tasks().size() == 1) {
          page.table(named);
        } else {
          page.details("Numbers: " + task, () -> page.table(named));
        }
      }
    }
    weights(results).ifPresent(page::table);
  }

  private static String strip(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Norms of gradients, a panel for each class of edge; none of a table without them. */
  private static Optional<Figure> gradients(Table table, String task) {
    List<String> arms = texts(table, ARM);
    List<String> terms = texts(table, TERM);
    List<String> distinct = List.copyOf(new LinkedHashSet<>(arms));
    List<Chart> panels = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!terms.isEmpty()
          && column instanceof Column.Numbers norms
          && norms.name().startsWith(BY_EDGE)) {
        panels.add(
            new Chart(
                norms.name().substring(BY_EDGE.length()) + " edges",
                Axis.categories("", distinct),
                Axis.log("gradient norm", ""),
                bars(distinct, arms, terms, norms.values())));
      }
    }
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "gradients",
                "Gradient norms of the loss terms: " + task,
                "Norm of the gradient of every term of the loss before the first update, by class"
                    + " of edge: self-couplings, and edges below and above the median distance."
                    + " First seed of every arm; a term whose gradient is zero has no bar.",
                panels));
  }

  private static List<Mark> bars(
      List<String> distinct, List<String> arms, List<String> terms, double[] norms) {
    Map<String, double[]> heights = new LinkedHashMap<>();
    for (int row = 0; row < norms.length; row++) {
      double[] ofTerm = heights.computeIfAbsent(terms.get(row), t -> nothing(distinct.size()));
      ofTerm[distinct.indexOf(arms.get(row))] = norms[row] > 0 ? norms[row] : Double.NaN;
    }
    double[] places = new double[distinct.size()];
    Arrays.setAll(places, i -> i);
    List<Mark> bars = new ArrayList<>();
    heights.forEach((term, y) -> bars.add(new Mark.Bars(term, places, y)));
    return bars;
  }

  private static double[] nothing(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static List<String> texts(Table table, String name) {
    for (Column column : table.columns()) {
      if (column instanceof Column.Texts texts && texts.name().equals(name)) {
        return texts.values();
      }
    }
    return List.of();
  }

  /** The state of the weights, arm by arm; none if no run says anything of it. */
  private static Optional<Table> weights(Results results) {
    Set<String> metrics = new TreeSet<>();
    List<String> arms = new ArrayList<>();
    List<List<StudyRun>> runs = new ArrayList<>();
    for (String arm : results.arms()) {
      List<StudyRun> stored =
          results.tasks().stream().flatMap(t -> results.stored(arm, t).stream()).toList();
      stored.forEach(run -> metrics.addAll(run.audit().metrics().keySet()));
      if (!stored.isEmpty()) {
        arms.add(arm);
        runs.add(stored);
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts(ARM, arms));
    for (String metric : metrics) {
      columns.add(
          new Column.Numbers(
              metric, "", runs.stream().mapToDouble(stored -> mean(stored, metric)).toArray()));
    }
    String caption = "Recurrent weights before training, means over stored runs.";
    return metrics.isEmpty()
        ? Optional.empty()
        : Optional.of(new Table("weights", caption, columns));
  }

  private static double mean(List<StudyRun> runs, String metric) {
    return Estimate.of(
            runs.stream()
                .mapToDouble(r -> r.audit().metrics().getOrDefault(metric, Double.NaN))
                .toArray())
        .mean();
  }
}
