package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.stats.Interval;
import org.anlage.stats.Summary;
import org.osgi.service.component.annotations.Component;

/**
 * Accuracy at the end of training, by arm and task, on training trials (running, noise on), on
 * validation trials and on test trials (noise off). Failed runs are left out of means and counted.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "accuracy",
    text =
        "Train, validation and test accuracy of every arm on every task, with each seed and 95 %"
            + " intervals")
public final class Accuracy implements StudyAnalyzer<Accuracy.Parameters> {

  /** Which trials an accuracy is of. */
  public enum TrialSet {
    /** Running accuracy of the last epoch, noise on; what the released study reports. */
    TRAIN,
    /** Validation trials, noise off. */
    VALIDATION,
    /** Test trials, noise off. */
    TEST;

    /** The column of the history. */
    String metric() {
      return label() + "_accuracy";
    }

    String label() {
      return switch (this) {
        case TRAIN -> "train";
        case VALIDATION -> "validation";
        case TEST -> "test";
      };
    }
  }

  /**
   * What is drawn.
   *
   * @param drawn which accuracy; the table has all
   */
  public record Parameters(
      @Parameter(text = "Which accuracy is drawn; the table has all", value = "\"test\"")
          TrialSet drawn) {}

  private static final String CUT = " Intervals are cut at 0 and 1.";

  private record Row(Group group, TrialSet set, Summary summary) {
    Interval interval() {
      return summary.interval().within(Interval.PROPORTION);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ReportPlace place() {
    return ReportPlace.OUTCOME;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    if (!study.kind().learns()) {
      return Findings.metrics(Map.of());
    }
    List<Row> rows = new ArrayList<>();
    for (Group group : Group.all(study)) {
      for (TrialSet set : TrialSet.values()) {
        rows.add(new Row(group, set, Summary.of(group.values(set.metric()))));
      }
    }
    List<Chart> panels = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      panels.add(
          ArmChart.of(
              task.name(),
              ArmChart.proportion(p.drawn().label() + " accuracy"),
              Group.ofTask(study, task.name()),
              p.drawn().metric(),
              Interval.PROPORTION,
              task.description().map(ArmChart::rules).orElse(List.of())));
    }
    Figure figure =
        new Figure(
            "accuracy",
            "Accuracy",
            "Accuracy on "
                + p.drawn().label()
                + " trials at the end of training. "
                + ArmChart.LEGEND
                + CUT
                + Group.leftOut(Group.all(study)),
            panels);
    return new Findings(Map.of(), List.of(table(rows)), List.of(figure));
  }

  private static Table table(List<Row> rows) {
    return new Table(
        "accuracy",
        "Accuracy at the end of training: mean over seeds with 95 % t-interval. Train accuracy is"
            + " the running one with noise on; validation and test are with noise off. Failed runs"
            + " are counted and left out."
            + CUT,
        List.of(
            Columns.texts("arm", rows, r -> r.group().arm()),
            Columns.texts("task", rows, r -> r.group().task()),
            Columns.texts("trials", rows, r -> r.set().label()),
            Columns.numbers("n", rows, r -> r.summary().n()),
            Columns.numbers("failed", rows, r -> r.group().failed()),
            Columns.numbers("missing", rows, r -> r.group().missing()),
            Columns.numbers("mean", rows, r -> r.summary().mean()),
            Columns.numbers("low", rows, r -> r.interval().low()),
            Columns.numbers("high", rows, r -> r.interval().high()),
            Columns.numbers("min", rows, r -> r.summary().min()),
            Columns.numbers("median", rows, r -> r.summary().median()),
            Columns.numbers("max", rows, r -> r.summary().max())));
  }
}
