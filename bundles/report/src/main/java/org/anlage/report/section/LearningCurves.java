package org.anlage.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.Axis;
import org.anlage.api.analysis.Chart;
import org.anlage.api.analysis.Figure;
import org.anlage.api.analysis.Mark;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.analysis.Table;
import org.anlage.report.page.Page;

/** Accuracy and loss over training, per arm and task. */
final class LearningCurves {
  private static final List<String> ACCURACY = List.of("validation_accuracy", "train_accuracy");
  private static final List<String> LOSS = List.of("validation_loss", "train_loss");

  private LearningCurves() {}

  static void write(Results results, Page page) {
    int before = 0;
    for (List<String> columns : List.of(ACCURACY, LOSS)) {
      Optional<String> column = columns.stream().filter(c -> present(results, c)).findFirst();
      if (column.isPresent()) {
        figure(results, column.get(), page);
        before++;
      }
    }
    if (before == 0) {
      page.paragraph("No run has a training history.");
    }
  }

  private static boolean present(Results results, String column) {
    return results.study().runs().stream()
        .filter(Results::isStored)
        .anyMatch(r -> r.view().history().has(column));
  }

  private static void figure(Results results, String column, Page page) {
    boolean accuracy = column.endsWith("accuracy");
    String label = column.replace('_', ' ');
    List<Chart> panels = new ArrayList<>();
    for (StudyView.StudyTask task : results.study().tasks()) {
      List<Mark> bands = new ArrayList<>();
      List<Mark> lines = new ArrayList<>();
      for (String arm : results.arms()) {
        addArm(results.done(arm, task.name()), arm, column, bands, lines);
      }
      List<Mark> marks = new ArrayList<>(bands);
      if (accuracy) {
        marks.add(new Mark.Rule("chance", false, task.description().chance()));
      }
      marks.addAll(lines);
      Axis y = accuracy ? Axis.linear(label, "") : Axis.log(label, "");
      panels.add(new Chart(task.name(), Axis.linear("epoch", ""), y, marks));
    }
    page.figure(
        new Figure(
            "learning-" + column,
            "Learning curves: " + label,
            "Mean over finished seeds; bands span all of them, from the worst to the best.",
            panels));
  }

  private static void addArm(
      List<StudyRun> runs, String arm, String column, List<Mark> bands, List<Mark> lines) {
    List<double[]> curves = new ArrayList<>();
    double[] epochs = {};
    for (StudyRun run : runs) {
      Table history = run.view().history();
      if (history.has(column)) {
        double[] curve = history.numbers(column);
        curves.add(curve);
        if (curve.length > epochs.length) {
          epochs = history.has("epoch") ? history.numbers("epoch") : count(curve.length);
        }
      }
    }
    int n = epochs.length;
    double[] mean = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      int at = i;
      double[] here =
          curves.stream()
              .filter(c -> c.length > at && Double.isFinite(c[at]))
              .mapToDouble(c -> c[at])
              .toArray();
      mean[i] = Arrays.stream(here).average().orElse(Double.NaN);
      low[i] = Arrays.stream(here).min().orElse(Double.NaN);
      high[i] = Arrays.stream(here).max().orElse(Double.NaN);
    }
    bands.add(new Mark.Band(arm, epochs, low, high));
    lines.add(new Mark.Line(arm, epochs, mean));
  }

  private static double[] count(int length) {
    double[] result = new double[length];
    Arrays.setAll(result, i -> i + 1.0);
    return result;
  }
}
