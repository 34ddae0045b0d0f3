package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.stats.CliffsDelta;
import org.anlage.stats.Holm;
import org.anlage.stats.KruskalWallis;
import org.anlage.stats.MannWhitney;
import org.anlage.stats.RankAnova;
import org.anlage.stats.Summary;
import org.osgi.service.component.annotations.Component;

/**
 * Effects of the factors of a design: arms name their levels ({@code factors}), and every metric on
 * every task is analysed by ranks, with all interactions; then each factor alone where the others
 * are held at one level, and each pair of its levels there. Failed runs are left out. An arm
 * without factors is not part of the design.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "factor-effects",
    text =
        "Rank analysis of variance over the factors that arms name, each factor where the others"
            + " are fixed, and pairs of levels")
public final class FactorEffects implements StudyAnalyzer<FactorEffects.Parameters> {
  /**
   * What is analysed.
   *
   * @param metrics metrics of runs
   */
  public record Parameters(
      @Parameter(
              text = "Metrics of runs that are analysed.",
              value = "[\"test_accuracy\"]",
              min = 1)
          List<String> metrics) {
    /** Copies the list. */
    public Parameters {
      metrics = List.copyOf(metrics);
    }
  }

  private record TermRow(String metric, String task, RankAnova.Term term, double holm) {}

  /** A factor's levels at one level of all others. */
  private record Slice(String metric, String task, String factor, String fixed, List<Cell> cells) {
    KruskalWallis test() {
      return KruskalWallis.of(cells.stream().map(Cell::values).toList());
    }
  }

  private record Cell(String level, double[] values) {}

  private record PairRow(Slice slice, Cell first, Cell second, MannWhitney test, double holm) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    List<StudyView.Arm> arms = study.arms().stream().filter(a -> !a.factors().isEmpty()).toList();
    if (arms.size() < 2) {
      return Findings.metrics(Map.of());
    }
    List<String> factors =
        arms.get(0).factors().keySet().stream().filter(f -> levels(arms, f).size() > 1).toList();
    List<TermRow> terms = new ArrayList<>();
    List<Slice> slices = new ArrayList<>();
    List<Chart> panels = new ArrayList<>();
    for (String metric : p.metrics()) {
      for (StudyView.StudyTask task : study.tasks()) {
        terms.addAll(terms(study, arms, factors, metric, task.name()));
        for (String factor : factors) {
          List<Slice> own = slices(study, arms, factor, metric, task.name());
          slices.addAll(own);
          if (!own.isEmpty()) {
            panels.add(panel(own, levels(arms, factor), metric, task.name(), factor));
          }
        }
      }
    }
    if (terms.isEmpty()) {
      return Findings.metrics(Map.of());
    }
    return new Findings(
        Map.of(),
        List.of(anovaTable(terms), sliceTable(slices), pairTable(pairs(slices))),
        List.of(
            new Figure(
                "factor-effects",
                "Factors",
                "A panel for each factor and task: means over runs with 95 % t-intervals, joined"
                    + " where the other factors are the same.",
                panels)),
        List.of(),
        List.of(
            "Factors were tested by type II analysis of variance of ranks with all interactions"
                + " (Holm over the terms of a metric and task), by Kruskal-Wallis tests where the"
                + " other factors are fixed, and by two-sided Mann-Whitney tests of pairs of levels"
                + " (Holm over all pairs of a factor)."));
  }

  private static List<String> levels(List<StudyView.Arm> arms, String factor) {
    return arms.stream().map(a -> a.factors().getOrDefault(factor, "")).distinct().toList();
  }

  private static List<TermRow> terms(
      StudyView study, List<StudyView.Arm> arms, List<String> factors, String metric, String task) {
    List<double[]> values =
        arms.stream().map(a -> Group.of(study, a.name(), task).values(metric)).toList();
    double[] all = values.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    if (factors.isEmpty() || all.length <= arms.size()) {
      return List.of();
    }
    List<RankAnova.Factor> coded = new ArrayList<>();
    for (String factor : factors) {
      List<String> names = levels(arms, factor);
      int[] levels = new int[all.length];
      int at = 0;
      for (int a = 0; a < arms.size(); a++) {
        int level = names.indexOf(arms.get(a).factors().getOrDefault(factor, ""));
        for (int k = 0; k < values.get(a).length; k++) {
          levels[at++] = level;
        }
      }
      coded.add(new RankAnova.Factor(factor, levels));
    }
    List<RankAnova.Term> terms = RankAnova.of(all, coded).terms();
    double[] holm = Holm.adjust(terms.stream().mapToDouble(RankAnova.Term::p).toArray());
    List<TermRow> rows = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      rows.add(new TermRow(metric, task, terms.get(i), holm[i]));
    }
    return rows;
  }

  private static List<Slice> slices(
      StudyView study, List<StudyView.Arm> arms, String factor, String metric, String task) {
    Map<String, List<Cell>> byRest = new LinkedHashMap<>();
    for (StudyView.Arm arm : arms) {
      String rest =
          arm.factors().entrySet().stream()
              .filter(e -> !e.getKey().equals(factor))
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", "));
      double[] values = Group.of(study, arm.name(), task).values(metric);
      if (values.length > 0) {
        byRest
            .computeIfAbsent(rest, r -> new ArrayList<>())
            .add(new Cell(arm.factors().getOrDefault(factor, ""), values));
      }
    }
    List<Slice> slices = new ArrayList<>();
    byRest.forEach(
        (rest, cells) -> {
          if (cells.size() > 1) {
            slices.add(new Slice(metric, task, factor, rest, cells));
          }
        });
    return slices;
  }

  /** Every pair of levels of a slice; Holm over all pairs of a factor, for a metric and task. */
  private static List<PairRow> pairs(List<Slice> slices) {
    Map<String, List<PairRow>> families = new TreeMap<>();
    for (Slice slice : slices) {
      String family = slice.metric() + "/" + slice.task() + "/" + slice.factor();
      for (int i = 0; i < slice.cells().size(); i++) {
        for (int j = i + 1; j < slice.cells().size(); j++) {
          Cell first = slice.cells().get(i);
          Cell second = slice.cells().get(j);
          MannWhitney test = MannWhitney.of(first.values(), second.values());
          families
              .computeIfAbsent(family, f -> new ArrayList<>())
              .add(new PairRow(slice, first, second, test, Double.NaN));
        }
      }
    }
    List<PairRow> rows = new ArrayList<>();
    for (List<PairRow> family : families.values()) {
      double[] holm = Holm.adjust(family.stream().mapToDouble(r -> r.test().p()).toArray());
      for (int i = 0; i < holm.length; i++) {
        PairRow row = family.get(i);
        rows.add(new PairRow(row.slice(), row.first(), row.second(), row.test(), holm[i]));
      }
    }
    return rows;
  }

  private static Chart panel(
      List<Slice> slices, List<String> levels, String metric, String task, String factor) {
    List<Mark> marks = new ArrayList<>();
    for (Slice slice : slices) {
      String series = slice.fixed().isEmpty() ? "all" : slice.fixed();
      List<Summary> summaries = slice.cells().stream().map(c -> Summary.of(c.values())).toList();
      double[] x = slice.cells().stream().mapToDouble(c -> levels.indexOf(c.level())).toArray();
      double[] mean = summaries.stream().mapToDouble(Summary::mean).toArray();
      marks.add(new Mark.Line(series, x, mean));
      marks.add(
          new Mark.Interval(
              series,
              x,
              mean,
              summaries.stream().mapToDouble(s -> s.interval().low()).toArray(),
              summaries.stream().mapToDouble(s -> s.interval().high()).toArray()));
    }
    return new Chart(
        factor + ", " + task,
        Axis.categories(factor, levels),
        Axis.linear(metric.replace('_', ' '), ""),
        marks);
  }

  private static Table anovaTable(List<TermRow> rows) {
    return new Table(
        "factor_effects",
        "Type II analysis of variance of ranks. A term without degrees of freedom cannot be told"
            + " from others in this design.",
        List.of(
            Columns.texts("metric", rows, TermRow::metric),
            Columns.texts("task", rows, TermRow::task),
            Columns.texts("term", rows, r -> r.term().name()),
            Columns.numbers("df", rows, r -> r.term().degrees()),
            Columns.numbers("F", rows, r -> r.term().f()),
            Columns.numbers("p", rows, r -> r.term().p()),
            Columns.numbers("p_holm", rows, TermRow::holm)));
  }

  private static Table sliceTable(List<Slice> rows) {
    return new Table(
        "factor_levels",
        "Kruskal-Wallis test of a factor where the others are fixed.",
        List.of(
            Columns.texts("metric", rows, Slice::metric),
            Columns.texts("task", rows, Slice::task),
            Columns.texts("factor", rows, Slice::factor),
            Columns.texts("fixed", rows, Slice::fixed),
            Columns.numbers("levels", rows, r -> r.cells().size()),
            Columns.numbers("H", rows, r -> r.test().h()),
            Columns.numbers("df", rows, r -> r.test().degrees()),
            Columns.numbers("p", rows, r -> r.test().p())));
  }

  private static Table pairTable(List<PairRow> rows) {
    return new Table(
        "factor_pairs",
        "Mann-Whitney tests of two levels where the other factors are fixed; Holm over all pairs of"
            + " the factor.",
        List.of(
            Columns.texts("metric", rows, r -> r.slice().metric()),
            Columns.texts("task", rows, r -> r.slice().task()),
            Columns.texts("factor", rows, r -> r.slice().factor()),
            Columns.texts("fixed", rows, r -> r.slice().fixed()),
            Columns.texts("first", rows, r -> r.first().level()),
            Columns.texts("second", rows, r -> r.second().level()),
            Columns.numbers("n_first", rows, r -> r.first().values().length),
            Columns.numbers("n_second", rows, r -> r.second().values().length),
            Columns.numbers("p", rows, r -> r.test().p()),
            Columns.numbers("p_holm", rows, PairRow::holm),
            Columns.numbers(
                "cliffs_delta",
                rows,
                r -> CliffsDelta.of(r.first().values(), r.second().values()).value())));
  }
}
