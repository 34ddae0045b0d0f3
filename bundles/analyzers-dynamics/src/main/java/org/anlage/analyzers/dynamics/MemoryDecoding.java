package org.anlage.analyzers.dynamics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.algebra.Ridge;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.linear.dynamics.Decoding;
import org.osgi.service.component.annotations.Component;

/**
 * Decodes what a network was shown from its states some time later. Inputs shown once: ridge
 * regression from states to features on half of the inputs, zero-shot on the other half; correct if
 * the predicted features are nearest to their own. Inputs shown repeatedly: nearest neighbour among
 * the states of the first half of the presentations.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "memory-decoding",
    text = "Zero-shot and nearest-neighbour decoding of inputs after delays, and of elapsed time",
    source = "doi:10.1038/s41586-026-10528-1")
public final class MemoryDecoding implements ActivityAnalyzer<MemoryDecoding.Parameters> {
  /**
   * Parameters.
   *
   * @param penalties ridge penalties
   * @param choice how one is chosen
   */
  public record Parameters(
      @Parameter(
              text = "Ridge penalties; 10 in the paper. Of several the best is chosen",
              value = "[10]",
              min = 1)
          List<Double> penalties,
      @Parameter(
              text = "How a penalty is chosen: leave-one-out, generalised",
              value = "\"leave-one-out\"")
          Ridge.Choice choice) {
    /** Copies the list and checks it. */
    public Parameters {
      penalties = List.copyOf(penalties);
      for (double penalty : penalties) {
        if (!(penalty > 0)) {
          throw new IllegalArgumentException("a penalty of " + penalty + " is not above 0");
        }
      }
    }
  }

  private record Score(int correct, int trials) {
    double accuracy() {
      return (double) correct / trials;
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<String> unsuited(Parameters p, ActivityView activity) {
    return activity.arrays().contains("fixed_0")
        ? Optional.empty()
        : Optional.of("nothing was shown to be remembered; use the simulator working-memory");
  }

  @Override
  public Findings analyze(Parameters p, ActivityView activity, AnalysisContext context) {
    Matrix features = activity.array("features");
    int[] input = Arrays.stream(activity.array("input").values()).mapToInt(v -> (int) v).toArray();
    double[] delays = activity.array("delays").values();
    Matrix elapsed = activity.array("elapsed");
    Score[] fixed = new Score[delays.length];
    Score[] drawn = new Score[delays.length];
    double[] timing = new double[delays.length];
    for (int d = 0; d < delays.length; d++) {
      Matrix atDrawn = activity.array("drawn_" + d);
      fixed[d] = decode(p, activity.array("fixed_" + d), features, input, context);
      drawn[d] = decode(p, atDrawn, features, input, context);
      timing[d] = timing(p, atDrawn, elapsed, d, context);
    }
    double chance =
        input.length > features.rows() ? 1.0 / features.rows() : 1.0 / fixed[0].trials();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("memory_chance", chance);
    for (int d = 0; d < delays.length; d++) {
      String at = "_" + Math.round(delays[d] * 1000) + "ms";
      metrics.put("memory_fixed" + at, fixed[d].accuracy());
      metrics.put("memory_any" + at, drawn[d].accuracy());
      if (!Double.isNaN(timing[d])) {
        metrics.put("timing_r2" + at, timing[d]);
      }
    }
    return new Findings(
        metrics,
        List.of(table(delays, fixed, drawn, timing)),
        List.of(figure(delays, fixed, drawn, chance)));
  }

  private static Score decode(
      Parameters p, Matrix states, Matrix features, int[] input, AnalysisContext context) {
    int half = input.length / 2;
    Matrix train = rows(states, 0, half);
    Matrix test = rows(states, half, input.length);
    int correct = 0;
    if (input.length > features.rows()) {
      for (int k = 0; k < test.rows(); k++) {
        correct += input[Decoding.nearest(test, k, train)] == input[half + k] ? 1 : 0;
      }
      return new Score(correct, test.rows());
    }
    Matrix shown = Matrix.zeros(input.length, features.columns());
    for (int k = 0; k < input.length; k++) {
      for (int f = 0; f < features.columns(); f++) {
        shown.set(k, f, features.get(input[k], f));
      }
    }
    Matrix candidates = rows(shown, half, input.length);
    Matrix predicted =
        Ridge.fit(
                train,
                rows(shown, 0, half),
                p.penalties(),
                p.choice(),
                context.kernels(),
                context.decompositions())
            .predict(test, context.kernels());
    for (int k = 0; k < predicted.rows(); k++) {
      correct += Decoding.nearest(predicted, k, candidates) == k ? 1 : 0;
    }
    return new Score(correct, predicted.rows());
  }

  /** Share of the variance of elapsed time that states tell; NaN if it does not vary. */
  private static double timing(
      Parameters p, Matrix states, Matrix elapsed, int delay, AnalysisContext context) {
    int count = states.rows();
    int half = count / 2;
    Matrix time = Matrix.zeros(count, 1);
    boolean varies = false;
    for (int k = 0; k < count; k++) {
      time.set(k, 0, elapsed.get(delay, k));
      varies |= elapsed.get(delay, k) != elapsed.get(delay, 0);
    }
    if (!varies) {
      return Double.NaN;
    }
    Matrix predicted =
        Ridge.fit(
                rows(states, 0, half),
                rows(time, 0, half),
                p.penalties(),
                p.choice(),
                context.kernels(),
                context.decompositions())
            .predict(rows(states, half, count), context.kernels());
    return Ridge.squaredCorrelation(predicted.values(), rows(time, half, count).values());
  }

  static Matrix rows(Matrix a, int from, int to) {
    int columns = a.columns();
    return Matrix.of(
        to - from, columns, Arrays.copyOfRange(a.values(), from * columns, to * columns));
  }

  private static double[] of(Score[] scores, java.util.function.ToDoubleFunction<Score> value) {
    return Arrays.stream(scores).mapToDouble(value).toArray();
  }

  private static double end(Score score, int which) {
    return Decoding.interval(score.correct(), score.trials())[which];
  }

  private static Table table(double[] delays, Score[] fixed, Score[] drawn, double[] timing) {
    return new Table(
        "memory",
        "Share of test inputs decoded correctly, with Wilson's 95 % intervals: with a decoder for"
            + " each delay, and with one for all delays from 0.12 s to the longest. Timing: squared"
            + " correlation of elapsed and decoded time.",
        List.of(
            new Column.Numbers("delay", "s", delays),
            new Column.Numbers("fixed", "", of(fixed, Score::accuracy)),
            new Column.Numbers("fixed_low", "", of(fixed, s -> end(s, 0))),
            new Column.Numbers("fixed_high", "", of(fixed, s -> end(s, 1))),
            new Column.Numbers("any", "", of(drawn, Score::accuracy)),
            new Column.Numbers("any_low", "", of(drawn, s -> end(s, 0))),
            new Column.Numbers("any_high", "", of(drawn, s -> end(s, 1))),
            new Column.Numbers("timing_r2", "", timing)));
  }

  private static Figure figure(double[] delays, Score[] fixed, Score[] drawn, double chance) {
    return new Figure(
        "memory",
        "Decoding against delay",
        "Share of test inputs decoded correctly, with 95 % intervals. One delay: a decoder for each"
            + " delay. Any delay: one decoder for delays drawn between 0.12 s and the one shown.",
        List.of(
            new Chart(
                "",
                Axis.linear("delay", "s"),
                Axis.linear("decoded correctly", "proportion"),
                List.of(
                    new Mark.Rule("chance", false, chance),
                    line("one delay", delays, fixed),
                    interval("one delay", delays, fixed),
                    line("any delay", delays, drawn),
                    interval("any delay", delays, drawn)))));
  }

  private static Mark line(String series, double[] delays, Score[] scores) {
    return new Mark.Line(series, delays, of(scores, Score::accuracy));
  }

  private static Mark interval(String series, double[] delays, Score[] scores) {
    return new Mark.Interval(
        series,
        delays,
        of(scores, Score::accuracy),
        of(scores, s -> end(s, 0)),
        of(scores, s -> end(s, 1)));
  }
}
