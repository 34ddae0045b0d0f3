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
import org.osgi.service.component.annotations.Component;

/**
 * Decodes every variable of the task linearly from the units' states in windows of time, each trial
 * by a ridge regression on all others. Trials are played with input noise: without it any
 * difference, however small, could be read out.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "decoding",
    text = "Cross-validated linear decoding of goal, stimulus, choice, ... over the trial",
    source = "doi:10.1038/s42256-023-00748-9, doi:10.1080/00401706.1970.10488634")
public final class Decoding implements RunAnalyzer<Decoding.Parameters> {
  /**
   * How it is read out.
   *
   * @param trials number of trials
   * @param windowSteps steps of a window
   * @param noise of the inputs
   * @param ridge penalty
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "200", min = 4, max = 5000) int trials,
      @Parameter(text = "Steps over which states are averaged.", value = "5", min = 1, max = 100000)
          int windowSteps,
      @Parameter(
              text = "Standard deviation of the noise on the inputs; absent: as in training.",
              min = 0)
          Optional<Double> noise,
      @Parameter(
              text = "Penalty of the regression, as a share of the states' variance.",
              value = "0.01",
              min = 1e-9,
              max = 1e9)
          double ridge) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    PlayedTrials played =
        PlayedTrials.of(run, p.trials(), p.windowSteps(), p.noise(), context.random());
    if (played.labels().isEmpty()) {
      return Findings.metrics(Map.of());
    }
    List<Labels> labels = played.labels();
    double[][] accuracy = new double[labels.size()][played.windows()];
    for (int w = 0; w < played.windows(); w++) {
      Optional<RidgeDecoder> decoder =
          RidgeDecoder.of(
              played.states().get(w), p.ridge(), context.kernels(), context.decompositions());
      for (int v = 0; v < labels.size(); v++) {
        Labels variable = labels.get(v);
        accuracy[v][w] = decoder.map(d -> d.accuracy(variable)).orElse(variable.chance());
      }
    }
    return findings(played, accuracy);
  }

  private static Findings findings(PlayedTrials played, double[][] accuracy) {
    Map<String, Double> metrics = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    List<Chart> panels = new ArrayList<>();
    columns.add(new Column.Numbers("step", "", played.middles()));
    for (int v = 0; v < accuracy.length; v++) {
      Labels variable = played.labels().get(v);
      played.addByPeriod("decoding_" + variable.name(), accuracy[v], metrics);
      double[] chance = new double[accuracy[v].length];
      Arrays.fill(chance, variable.chance());
      columns.add(new Column.Numbers(variable.name(), "proportion", accuracy[v]));
      columns.add(new Column.Numbers(variable.name() + "_chance", "proportion", chance));
      panels.add(
          new Chart(
              variable.name().replace('_', ' '),
              Axis.linear("step", ""),
              Axis.linear("decoded", "proportion"),
              List.of(
                  new Mark.Rule("chance", false, variable.chance()),
                  new Mark.Line("", played.middles(), accuracy[v]))));
    }
    String caption =
        "Share of trials in which the variable is decoded from the states of all units, by a ridge"
            + " regression on all other trials, in windows of time. Chance is the share of the most"
            + " frequent level; where states do not vary, decoding is at chance.";
    return new Findings(
        metrics,
        List.of(new Table("decoding-over-time", caption, columns)),
        List.of(new Figure("decoding-over-time", "Decoding over time", caption, panels)));
  }
}
