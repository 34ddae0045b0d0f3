package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * How well a trained network forecasts series one step ahead, beside two forecasts that need no
 * network: the mean of each series (the best constant, known only afterwards), and its last value.
 * Says nothing of tasks but those whose outputs are the inputs of the next step, as {@code
 * population-forecast} is.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "forecast-scores",
    text =
        "How well series are forecast a step ahead: correlations over time and over series,"
            + " alignment, deviance and variance explained, beside mean and last value",
    source = "arXiv:2510.25674")
public final class ForecastScores implements RunAnalyzer<ForecastScores.Parameters> {
  /**
   * What is played.
   *
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "128", min = 1, max = 100000) int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    TaskDescription task = run.taskDescription();
    if (!forecasts(task)) {
      return Findings.metrics(Map.of());
    }
    TrialBatch trials = run.trials(p.trials());
    float[] output = run.play(trials).output();
    boolean counts = task.objective() == Objective.POISSON;
    Forecast network =
        Forecast.of(trials, i -> counts ? StrictMath.exp(output[i]) : (double) output[i]);
    int step = trials.trials() * trials.outputs();
    Forecast last =
        Forecast.of(trials, i -> i < step ? Double.NaN : (double) trials.values()[i - step]);
    Map<String, Double> metrics = new LinkedHashMap<>();
    network.addTo(metrics, "");
    if (counts) {
      metrics.put("forecast_deviance_explained", network.deviance());
    }
    network.means().addTo(metrics, "_of_mean");
    metrics.remove("forecast_temporal_correlation_of_mean"); // a constant has none
    last.addTo(metrics, "_of_last_value");
    return new Findings(
        metrics, List.of(table(p, network, network.means(), last, counts)), List.of());
  }

  /** Whether outputs are the inputs of the next step, and the first step is not scored. */
  static boolean forecasts(TaskDescription task) {
    return task.decision() instanceof Decision.Explained
        && !task.inputNames().isEmpty()
        && task.inputNames().equals(task.outputNames())
        && task.period("warm-up").isPresent();
  }

  private static Table table(
      Parameters p, Forecast network, Forecast mean, Forecast last, boolean counts) {
    List<Forecast> forecasts = List.of(network, mean, last);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("forecast", List.of("network", "mean", "last value")));
    columns.add(numbers("temporal correlation", forecasts, Forecast::temporal));
    columns.add(numbers("spatial correlation", forecasts, Forecast::spatial));
    columns.add(numbers("alignment", forecasts, Forecast::alignment));
    columns.add(numbers("variance explained", forecasts, Forecast::variance));
    if (counts) {
      columns.add(
          new Column.Numbers(
              "deviance explained", "", new double[] {network.deviance(), 0, Double.NaN}));
    }
    return new Table(
        "forecast-scores",
        "Forecasts one step ahead at the scored steps of "
            + p.trials()
            + " trials, beside the mean of each series over these steps and its last value."
            + (counts ? " The last value as a rate has no finite deviance." : ""),
        columns);
  }

  private static Column numbers(
      String name, List<Forecast> forecasts, java.util.function.ToDoubleFunction<Forecast> score) {
    return new Column.Numbers(name, "", forecasts.stream().mapToDouble(score).toArray());
  }
}
