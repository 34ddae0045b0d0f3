package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.network.Network;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.api.run.RunStatus;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Did runs of an arm end in one valley of the loss? The loss along the straight line between the
 * trained networks of two seeds, on trials of the first, above the line between the losses at the
 * ends; its largest value is the barrier. Networks that do the same with other units are far apart
 * in weights, so the line is also drawn after the units of the second network are put in the order
 * that brings it closest to the first. Runs that are linearly connected learned the same up to the
 * names of units. In place of seeds the arms of each comparison may be compared, seed by seed:
 * those that fork from the other arm, with a small change, say until when that change grows into
 * another solution.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "loss-barrier",
    text = "Loss between the networks of two runs, also after matching of units: one solution?",
    source =
        "Frankle et al. 2020, arXiv 1912.05671; matching of units: Ainsworth et al. 2022, arXiv"
            + " 2209.04836")
public final class LossBarrier implements StudyAnalyzer<LossBarrier.Parameters> {
  /** Which runs are compared. */
  public enum Between {
    /** Those of one arm, each seed with the next. */
    SEEDS,
    /** Those of one seed, of the arms of each comparison. */
    ARMS
  }

  /**
   * How runs are compared.
   *
   * @param between which
   * @param most runs of an arm on a task
   * @param points on a line
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(
              text =
                  "Which runs are compared: seeds, each of an arm with the next; arms, those of each"
                      + " of the experiment's comparisons, seed by seed.",
              value = "\"seeds\"")
          Between between,
      @Parameter(
              text = "Runs of an arm on a task that take part, those of the first seeds.",
              value = "2",
              min = 2,
              max = 1000)
          int most,
      @Parameter(text = "Points on a line, ends included.", value = "11", min = 3, max = 1001)
          int points,
      @Parameter(text = "Number of trials.", value = "64", min = 1, max = 100000) int trials) {}

  /** Two runs; where units could not be matched there is no second path. */
  private record Pair(StudyRun first, StudyRun second, LossPath path, Optional<LossPath> matched) {
    double matchedBarrier() {
      return matched.map(LossPath::barrier).orElse(Double.NaN);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    if (study.kind() != RunKind.TRAIN) {
      return Findings.metrics(Map.of());
    }
    List<Pair> pairs = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      for (List<StudyRun> runs : compared(p, study, task.name())) {
        pair(p, runs.get(0), runs.get(1)).ifPresent(pairs::add);
      }
    }
    List<Figure> figures = pairs.isEmpty() ? List.of() : List.of(figure(p, pairs));
    return new Findings(Map.of(), List.of(table(pairs)), figures);
  }

  /** Pairs of finished runs on a task. */
  private static List<List<StudyRun>> compared(Parameters p, StudyView study, String task) {
    List<List<StudyRun>> pairs = new ArrayList<>();
    if (p.between() == Between.SEEDS) {
      for (StudyView.Arm arm : study.arms()) {
        List<StudyRun> runs = finished(p, study, task, arm.name());
        for (int k = 1; k < runs.size(); k++) {
          pairs.add(List.of(runs.get(k - 1), runs.get(k)));
        }
      }
      return pairs;
    }
    for (StudyView.Comparison comparison : study.comparisons()) {
      for (StudyRun run : finished(p, study, task, comparison.arm())) {
        for (String other : comparison.against()) {
          finished(p, study, task, other).stream()
              .filter(r -> r.seed() == run.seed())
              .forEach(r -> pairs.add(List.of(run, r)));
        }
      }
    }
    return pairs;
  }

  private static List<StudyRun> finished(Parameters p, StudyView study, String task, String arm) {
    return study.runs().stream()
        .filter(r -> r.status() == RunStatus.DONE)
        .filter(r -> r.arm().equals(arm) && r.task().equals(task))
        .limit(p.most())
        .toList();
  }

  private static Optional<Pair> pair(Parameters p, StudyRun first, StudyRun second) {
    RunView run = first.view();
    Network from = run.trained();
    Network to = second.view().trained();
    if (!from.spec().equals(to.spec())
        || !from.parameters().keySet().equals(to.parameters().keySet())) {
      return Optional.empty();
    }
    TrialBatch trials = run.trials(p.trials());
    return LossPath.between(run, from, to, trials, p.points())
        .map(
            path ->
                new Pair(
                    first,
                    second,
                    path,
                    UnitMatching.moved(from, to)
                        .flatMap(m -> LossPath.between(run, from, m, trials, p.points()))));
  }

  private static Table table(List<Pair> pairs) {
    return new Table(
        "loss-barriers",
        "Pairs of runs: losses of both on trials of the first, and the largest loss on the"
            + " straight line between them above the line between their losses, as the networks are"
            + " and with the units of the second in the order closest to the first. NaN where units"
            + " of a cell cannot be put in another order.",
        List.of(
            new Column.Texts("task", pairs.stream().map(pair -> pair.first().task()).toList()),
            new Column.Texts("arm", pairs.stream().map(pair -> pair.first().arm()).toList()),
            new Column.Texts("other_arm", pairs.stream().map(pair -> pair.second().arm()).toList()),
            numbers("seed", pairs.stream().mapToDouble(pair -> pair.first().seed()).toArray()),
            numbers(
                "other_seed", pairs.stream().mapToDouble(pair -> pair.second().seed()).toArray()),
            numbers("loss", pairs.stream().mapToDouble(pair -> loss(pair, true)).toArray()),
            numbers("other_loss", pairs.stream().mapToDouble(pair -> loss(pair, false)).toArray()),
            numbers("barrier", pairs.stream().mapToDouble(pair -> pair.path().barrier()).toArray()),
            numbers(
                "barrier_of_matched_units",
                pairs.stream().mapToDouble(Pair::matchedBarrier).toArray())));
  }

  private static double loss(Pair pair, boolean first) {
    double[] losses = pair.path().losses();
    return losses[first ? 0 : losses.length - 1];
  }

  private static Column numbers(String name, double[] values) {
    return new Column.Numbers(name, "", values);
  }

  private static Figure figure(Parameters p, List<Pair> pairs) {
    double[] share = new double[p.points()];
    for (int k = 0; k < share.length; k++) {
      share[k] = k / (p.points() - 1.0);
    }
    List<Mark> plain = new ArrayList<>();
    List<Mark> matched = new ArrayList<>();
    for (Pair pair : pairs) {
      StudyRun first = pair.first();
      StudyRun second = pair.second();
      boolean own = first.arm().equals(second.arm());
      String ends =
          own
              ? first.arm() + ", seeds " + first.seed() + " to " + second.seed()
              : first.arm() + " to " + second.arm() + ", seed " + first.seed();
      String name = first.task() + ", " + ends;
      plain.add(new Mark.Line(name, share, pair.path().excess()));
      pair.matched().ifPresent(path -> matched.add(new Mark.Line(name, share, path.excess())));
    }
    List<Chart> charts = new ArrayList<>();
    charts.add(chart("as they are", plain));
    if (!matched.isEmpty()) {
      charts.add(chart("units matched", matched));
    }
    return new Figure(
        "loss-barriers",
        "Loss between the networks of two runs",
        "Loss along the straight line between two trained networks, above the line between their"
            + " losses.",
        charts);
  }

  private static Chart chart(String title, List<Mark> lines) {
    return new Chart(
        title,
        Axis.linear("share of the second", ""),
        Axis.linear("excess of the loss", ""),
        lines);
  }
}
