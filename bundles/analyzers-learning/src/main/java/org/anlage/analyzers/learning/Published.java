package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.stats.Interval;
import org.anlage.stats.Summary;
import org.osgi.service.component.annotations.Component;

/**
 * Values that the experiment says were published, beside those of its runs. Means differ where
 * their 95 % intervals have no value in common; cells without intervals are not judged.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "published",
    text = "Published values of the experiment beside those of its runs, with differences")
public final class Published implements StudyAnalyzer<Published.Parameters> {
  /** There is nothing to choose. */
  public record Parameters() {}

  private record Row(PublishedValues.Cell cell, Group group, Summary summary) {
    Interval theirs() {
      return new Interval(cell.low(), cell.high());
    }

    boolean judged() {
      return !Double.isNaN(cell.low()) && !Double.isNaN(summary.interval().low());
    }

    boolean apart() {
      return judged() && !theirs().overlaps(summary.interval());
    }

    String words() {
      if (!judged()) {
        return "not judged";
      }
      return apart() ? "apart" : "overlap";
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ReportPlace place() {
    return ReportPlace.PUBLISHED;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    List<Findings> found =
        study.published().stream().map(published -> compare(published, study)).toList();
    return new Findings(
        Map.of(),
        found.stream().flatMap(f -> f.tables().stream()).toList(),
        List.of(),
        found.stream().flatMap(f -> f.conclusions().stream()).toList(),
        found.stream().flatMap(f -> f.methods().stream()).distinct().toList());
  }

  private static Findings compare(PublishedValues published, StudyView study) {
    List<Row> rows = new ArrayList<>();
    for (PublishedValues.Cell cell : published.cells()) {
      Group group = Group.of(study, cell.arm(), cell.task());
      rows.add(new Row(cell, group, Summary.of(group.values(published.metric()))));
    }
    long judged = rows.stream().filter(Row::judged).count();
    List<Row> apart = rows.stream().filter(Row::apart).toList();
    return new Findings(
        Map.of(),
        List.of(table(published, rows)),
        List.of(),
        judged == 0 ? List.of() : List.of(conclusion(published, judged, apart)),
        List.of(
            "Means were compared with published ones ("
                + published.source()
                + ") by whether 95 % intervals overlap."));
  }

  private static String conclusion(PublishedValues published, long judged, List<Row> apart) {
    String start = published.metric().replace('_', ' ') + " against " + published.source() + ": ";
    if (apart.isEmpty()) {
      return start + "the 95 % intervals of all " + judged + " means compared overlap.";
    }
    return start
        + "the 95 % intervals of "
        + (judged - apart.size())
        + " of "
        + judged
        + " means compared overlap; apart are "
        + String.join(
            ", ", apart.stream().map(r -> r.cell().arm() + " on " + r.cell().task()).toList())
        + ".";
  }

  private static Table table(PublishedValues published, List<Row> rows) {
    return new Table(
        "published_" + published.metric(),
        "Published values ("
            + published.source()
            + ") beside "
            + published.metric().replace('_', ' ')
            + " of this study, means with 95 % intervals; n counts finished runs.",
        List.of(
            Columns.texts("arm", rows, r -> r.cell().arm()),
            Columns.texts("task", rows, r -> r.cell().task()),
            Columns.texts("intervals", rows, Row::words),
            Columns.numbers("published", rows, r -> r.cell().mean()),
            Columns.numbers("published_low", rows, r -> r.cell().low()),
            Columns.numbers("published_high", rows, r -> r.cell().high()),
            Columns.numbers("mean", rows, r -> r.summary().mean()),
            Columns.numbers("low", rows, r -> r.summary().interval().low()),
            Columns.numbers("high", rows, r -> r.summary().interval().high()),
            Columns.numbers("difference", rows, r -> r.summary().mean() - r.cell().mean()),
            Columns.numbers("n", rows, r -> r.summary().n()),
            Columns.numbers("failed", rows, r -> r.group().failed())));
  }
}
