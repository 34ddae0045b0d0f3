package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.anlage.api.task.Variation;
import org.osgi.service.component.annotations.Component;

/**
 * Mean score of a trained network's answers by what differs between trials, noise of the network
 * off: for each level of each variable of the task, and for each value of each of its variations
 * (the delay, the coherence, the length). Psychometric, delay, length and set-size curves are of
 * this form. Says nothing of tasks that are undecided.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "accuracy-by-condition",
    text = "Accuracy by level of each variable of the task, and by value of each of its variations")
public final class AccuracyByCondition implements RunAnalyzer<AccuracyByCondition.Parameters> {
  /**
   * What is played.
   *
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text = "Number of trials, for all levels together and for each value.",
              value = "512",
              min = 1,
              max = 100000)
          int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    if (!run.taskDescription().decided()) {
      return Findings.metrics(Map.of());
    }
    Map<String, Double> metrics = new TreeMap<>();
    List<Table> tables = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    levels(p, run, metrics).ifPresent(tables::add);
    for (Variation variation : run.variations()) {
      curve(p, run, variation, metrics, tables, figures);
    }
    return new Findings(metrics, tables, figures);
  }

  private static Optional<Table> levels(Parameters p, RunView run, Map<String, Double> metrics) {
    List<TrialVariable> variables = run.taskDescription().variables();
    if (variables.isEmpty()) {
      return Optional.empty();
    }
    TrialBatch batch = run.trials(p.trials());
    double[] scores = run.score(run.play(batch), batch);
    List<String> names = new ArrayList<>();
    List<String> levels = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      TrialVariable variable = variables.get(v);
      for (int level = 0; level < variable.levels().size(); level++) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
          if (batch.levels(v)[i] == level) {
            sum += scores[i];
            count++;
          }
        }
        double accuracy = count == 0 ? Double.NaN : sum / count;
        names.add(variable.name());
        levels.add(variable.levels().get(level));
        accuracies.add(accuracy);
        counts.add((double) count);
        metrics.put(
            "accuracy_" + variable.name() + "_" + word(variable.levels().get(level)), accuracy);
      }
    }
    return Optional.of(
        new Table(
            "accuracy-by-level",
            "Mean score of " + p.trials() + " trials by level of each variable.",
            List.of(
                new Column.Texts("variable", names),
                new Column.Texts("level", levels),
                new Column.Numbers("accuracy", "proportion", Numbers.array(accuracies)),
                new Column.Numbers("trials", "", Numbers.array(counts)))));
  }

  private static void curve(
      Parameters p,
      RunView run,
      Variation variation,
      Map<String, Double> metrics,
      List<Table> tables,
      List<Figure> figures) {
    List<Double> values = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>();
    for (double value : variation.values()) {
      Optional<TrialBatch> batch = run.trials(p.trials(), variation.name(), value);
      if (batch.isPresent()) {
        double[] scores = run.score(run.play(batch.get()), batch.get());
        double accuracy = Arrays.stream(scores).average().orElse(Double.NaN);
        values.add(value);
        accuracies.add(accuracy);
        metrics.put("accuracy_with_" + variation.name() + "_" + word(text(value)), accuracy);
      }
    }
    if (values.isEmpty()) {
      return;
    }
    String name = "accuracy-with-" + variation.name().replace('_', '-');
    String words = variation.name().replace('_', ' ');
    String caption =
        "Mean score of " + p.trials() + " trials with each " + words + ", all else as in training.";
    double[] x = Numbers.array(values);
    double[] y = Numbers.array(accuracies);
    double chance = run.taskDescription().chance();
    double[] chances = new double[x.length];
    Arrays.fill(chances, chance);
    tables.add(
        new Table(
            name,
            caption,
            List.of(
                new Column.Numbers(variation.name(), variation.unit(), x),
                new Column.Numbers("accuracy", "proportion", y),
                new Column.Numbers("accuracy_chance", "proportion", chances))));
    figures.add(
        new Figure(
            name,
            "Accuracy by " + words,
            caption,
            List.of(
                new Chart(
                    "",
                    Axis.linear(words, variation.unit()),
                    Axis.linear("accuracy", "proportion"),
                    List.of(new Mark.Rule("chance", false, chance), new Mark.Line("", x, y))))));
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String word(String level) {
    return level
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^0-9a-z]+", "_")
        .replaceAll("^_+|_+$", "");
  }
}
