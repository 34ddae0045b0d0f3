package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.stats.Summary;
import org.osgi.service.component.annotations.Component;

/**
 * Every metric that analyzers found on runs, by arm and task: a table of all, figures of a few,
 * also against accuracy. Failed runs are left out and counted; n counts the runs that have the
 * metric.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "metrics-across-arms",
    text =
        "Topology, spectra and all other metrics of runs, by arm and task, with 95 % intervals, and"
            + " against accuracy")
public final class MetricsAcrossArms implements StudyAnalyzer<MetricsAcrossArms.Parameters> {
  /**
   * What is drawn.
   *
   * @param drawn metrics, a panel each
   */
  public record Parameters(
      @Parameter(
              text = "Metrics that are drawn, a panel each; the table has all",
              value =
                  "[\"modularity\", \"small_worldness\", \"assortativity\","
                      + " \"weight_entropy_bits\", \"spectral_radius\","
                      + " \"share_of_self_coupling\"]")
          List<String> drawn) {
    /** Copies the list. */
    public Parameters {
      drawn = List.copyOf(drawn);
    }
  }

  private record Row(String metric, Group group, Summary summary) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    List<Group> groups = Group.all(study);
    Set<String> metrics = new TreeSet<>();
    for (Group group : groups) {
      for (StudyRun run : group.done()) {
        run.findings().values().forEach(found -> metrics.addAll(found.metrics().keySet()));
      }
    }
    if (metrics.isEmpty()) {
      return Findings.metrics(Map.of());
    }
    List<Row> rows = new ArrayList<>();
    for (String metric : metrics) {
      groups.forEach(g -> rows.add(new Row(metric, g, Summary.of(g.values(metric)))));
    }
    List<String> drawn = p.drawn().stream().filter(metrics::contains).toList();
    List<Chart> panels = drawn.stream().map(m -> ArmChart.ofStudy(study, m)).toList();
    List<Figure> figures = new ArrayList<>();
    if (!panels.isEmpty()) {
      figures.add(
          new Figure(
              "metrics",
              "Metrics of runs",
              "A panel for each metric. " + ArmChart.LEGEND + Group.leftOut(groups),
              panels));
    }
    figures.addAll(AgainstAccuracy.figures(study, drawn));
    List<Table> tables = new ArrayList<>(List.of(table(rows)));
    tables.addAll(AgainstAccuracy.tables(study, drawn));
    return new Findings(Map.of(), tables, figures);
  }

  private static Table table(List<Row> rows) {
    return new Table(
        "metrics",
        "Metrics of runs: mean over seeds with 95 % t-interval; n counts runs where the metric is"
            + " defined.",
        List.of(
            Columns.texts("metric", rows, Row::metric),
            Columns.texts("arm", rows, r -> r.group().arm()),
            Columns.texts("task", rows, r -> r.group().task()),
            Columns.numbers("n", rows, r -> r.summary().n()),
            Columns.numbers("failed", rows, r -> r.group().failed()),
            Columns.numbers("mean", rows, r -> r.summary().mean()),
            Columns.numbers("low", rows, r -> r.summary().interval().low()),
            Columns.numbers("high", rows, r -> r.summary().interval().high())));
  }
}
