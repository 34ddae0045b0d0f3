package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.stats.Interval;
import org.anlage.stats.Summary;
import org.osgi.service.component.annotations.Component;

/**
 * Curves that analyzers found in runs, as mean and 95 % interval over seeds: a figure for each
 * table and task with a panel for each column, a line for each arm. A table is a set of curves if
 * all its columns are numbers: the first is what varies, the others follow it; a column {@code
 * X_chance} is the chance level of column {@code X}.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "curves-across-arms",
    text =
        "Metrics over training, decoding over time, accuracy against delay, noise and lesions: mean"
            + " and 95 % interval over seeds, by arm and task")
public final class CurvesAcrossArms implements StudyAnalyzer<CurvesAcrossArms.Parameters> {
  private static final String CHANCE = "_chance";

  /**
   * What is drawn.
   *
   * @param tables names of tables of curves
   */
  public record Parameters(
      @Parameter(
              text = "Names of the tables of runs that are curves: all numbers, the first varied.",
              value =
                  "[\"accuracy-by-delay\", \"accuracy-by-noise\", \"accuracy-by-lesion\","
                      + " \"decoding-over-time\", \"explained-over-time\","
                      + " \"weight-by-distance\", \"over-training\"]")
          List<String> tables) {
    /** Copies the list. */
    public Parameters {
      tables = List.copyOf(tables);
    }
  }

  /** An arm on one task, with the tables of its runs. */
  private record Arm(Group group, List<Table> tables) {}

  /** A point of a curve of an arm. */
  private record Row(Group group, String curve, SeedCurve values, int at, Interval possible) {
    Summary summary() {
      return values.values().get(at);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    List<Table> tables = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (String name : p.tables()) {
      for (String analyzer : analyzers(study)) {
        List<Row> rows = new ArrayList<>();
        for (StudyView.StudyTask task : study.tasks()) {
          List<Arm> arms =
              Group.ofTask(study, task.name()).stream()
                  .map(group -> new Arm(group, tables(group, analyzer, name)))
                  .toList();
          figure(study, task.name(), analyzer, name, arms, rows).ifPresent(figures::add);
        }
        if (!rows.isEmpty()) {
          tables.add(
              table(analyzer + "-" + name, words(analyzer) + ": " + name.replace('-', ' '), rows));
        }
      }
    }
    return new Findings(Map.of(), tables, figures);
  }

  private static List<String> analyzers(StudyView study) {
    return study.runs().stream()
        .flatMap(run -> run.findings().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Table> tables(Group group, String analyzer, String name) {
    List<Table> found = new ArrayList<>();
    for (StudyRun run : group.done()) {
      Findings findings = run.findings().get(analyzer);
      if (findings != null) {
        findings.tables().stream()
            .filter(table -> table.name().equals(name) && isCurves(table))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isCurves(Table table) {
    return table.columns().size() > 1
        && table.columns().stream().allMatch(column -> column instanceof Column.Numbers);
  }

  private static Optional<Figure> figure(
      StudyView study, String task, String analyzer, String name, List<Arm> arms, List<Row> rows) {
    Map<String, Column.Numbers> columns = new TreeMap<>();
    List<Column.Numbers> first = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    for (Arm arm : arms) {
      for (Table table : arm.tables()) {
        captions.add(table.caption());
        first.add((Column.Numbers) table.columns().get(0));
        table.columns().stream()
            .skip(1)
            .forEach(column -> columns.put(column.name(), (Column.Numbers) column));
      }
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Axis x = Axis.linear(first.get(0).name().replace('_', ' '), first.get(0).unit());
    List<Chart> panels = new ArrayList<>();
    int undefined = 0;
    for (Column.Numbers column : columns.values()) {
      if (column.name().endsWith(CHANCE)) {
        continue;
      }
      Interval possible =
          column.unit().equals("proportion") ? Interval.PROPORTION : Interval.ANYTHING;
      List<Mark> marks = new ArrayList<>();
      chance(columns, column.name()).ifPresent(marks::add);
      List<Mark> lines = new ArrayList<>();
      for (Arm arm : arms) {
        SeedCurve curve = SeedCurve.of(arm.tables(), first.get(0).name(), column.name());
        curve.addTo(arm.group().arm(), possible, marks, lines);
        undefined += curve.undefined();
        for (int at = 0; at < curve.x().length; at++) {
          rows.add(new Row(arm.group(), column.name(), curve, at, possible));
        }
      }
      marks.addAll(lines);
      panels.add(
          new Chart(column.name().replace('_', ' '), x, Axis.linear("", column.unit()), marks));
    }
    boolean several = study.tasks().size() > 1;
    return Optional.of(
        new Figure(
            file(analyzer + "-" + name + (several ? "-" + task : "")),
            words(analyzer) + ": " + name.replace('-', ' ') + (several ? ", " + task : ""),
            captions.get(0)
                + " Lines are means over seeds, bands 95 % t-intervals from three runs on."
                + (undefined == 0
                    ? ""
                    : " Values left out because they are not defined (an unstable network has no"
                        + " stationary covariance, for example): "
                        + undefined
                        + ".")
                + Group.leftOut(arms.stream().map(Arm::group).toList()),
            panels));
  }

  private static Optional<Mark> chance(Map<String, Column.Numbers> columns, String name) {
    return Optional.ofNullable(columns.get(name + CHANCE))
        .map(column -> new Mark.Rule("chance", false, Summary.mean(column.values())));
  }

  private static Table table(String name, String title, List<Row> rows) {
    return new Table(
        name,
        title + ": mean over seeds with 95 % t-interval; n counts the runs that have a value.",
        List.of(
            Columns.texts("curve", rows, Row::curve),
            Columns.texts("arm", rows, row -> row.group().arm()),
            Columns.texts("task", rows, row -> row.group().task()),
            Columns.numbers("at", rows, row -> row.values().x()[row.at()]),
            Columns.numbers("n", rows, row -> row.summary().n()),
            Columns.numbers("mean", rows, row -> row.summary().mean()),
            Columns.numbers(
                "low", rows, row -> row.values().interval(row.at(), row.possible()).low()),
            Columns.numbers(
                "high", rows, row -> row.values().interval(row.at(), row.possible()).high())));
  }

  private static String words(String name) {
    String words = name.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Letters and digits with hyphens. */
  private static String file(String name) {
    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return file.replaceAll("^-|-$", "");
  }
}
