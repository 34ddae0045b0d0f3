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
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.osgi.service.component.annotations.Component;

/** Columns of the training history over epochs: a curve for each arm, a panel for each task. */
@Component(service = Analyzer.class)
@Extension(
    name = "learning-curves",
    text = "Accuracy and loss over epochs, mean and quartiles over seeds, for every arm and task")
public final class LearningCurves implements StudyAnalyzer<LearningCurves.Parameters> {
  /**
   * What is drawn.
   *
   * @param metrics columns of the history, a figure each
   */
  public record Parameters(
      @Parameter(
              text =
                  "Columns of the history, a figure each: train_loss, train_accuracy,"
                      + " validation_loss, validation_accuracy, test_loss, test_accuracy,"
                      + " penalty_NAME",
              value = "[\"validation_accuracy\", \"validation_loss\"]",
              min = 1)
          List<String> metrics) {
    /** Copies the list. */
    public Parameters {
      metrics = List.copyOf(metrics);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ReportPlace place() {
    return ReportPlace.COURSE;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    if (!study.kind().learns()) {
      return Findings.metrics(Map.of());
    }
    List<Figure> figures = new ArrayList<>();
    for (String metric : p.metrics()) {
      List<Chart> panels = new ArrayList<>();
      for (StudyView.StudyTask task : study.tasks()) {
        List<Mark> curves = curves(Group.ofTask(study, task.name()), metric);
        if (!curves.isEmpty()) {
          List<Mark> marks = new ArrayList<>();
          if (metric.endsWith("_accuracy")) {
            task.description().ifPresent(d -> marks.addAll(ArmChart.rules(d)));
          }
          marks.addAll(curves);
          panels.add(new Chart(task.name(), Axis.linear("epoch", ""), axis(metric), marks));
        }
      }
      if (!panels.isEmpty()) {
        String title = metric.replace('_', ' ');
        figures.add(
            new Figure(
                "curves-" + metric.replace('_', '-'),
                "Learning curves: " + title,
                "Lines are means over seeds, bands hold the middle half of them."
                    + Group.leftOut(Group.all(study)),
                panels));
      }
    }
    return new Findings(Map.of(), List.of(), figures);
  }

  private static Axis axis(String metric) {
    String label = metric.replace('_', ' ');
    if (metric.endsWith("_accuracy")) {
      return ArmChart.proportion(label);
    }
    return metric.endsWith("_loss") ? Axis.log(label, "") : Axis.linear(label, "");
  }

  private static List<Mark> curves(List<Group> arms, String metric) {
    List<Mark> bands = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    for (Group arm : arms) {
      MeanCurve curve = MeanCurve.of(arm, metric);
      if (curve.epoch().length > 0) {
        if (arm.done().size() > 1) {
          bands.add(new Mark.Band(arm.arm(), curve.epoch(), curve.low(), curve.high()));
        }
        lines.add(new Mark.Line(arm.arm(), curve.epoch(), curve.mean()));
      }
    }
    bands.addAll(lines);
    return bands;
  }
}
