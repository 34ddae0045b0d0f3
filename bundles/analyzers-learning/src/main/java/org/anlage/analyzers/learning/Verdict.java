package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.anlage.api.result.Table;
import org.anlage.stats.Interval;
import org.anlage.stats.MeanDifference;
import org.osgi.service.component.annotations.Component;

/**
 * Decides whether each prior beats its matched nulls beyond the spread over seeds, in sentences,
 * and which property carries its gain. The rule is {@link VerdictRule}.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "verdict",
    text =
        "For each prior with matched nulls: does it beat them beyond the spread over seeds, and"
            + " what carries the gain")
public final class Verdict implements StudyAnalyzer<Verdict.Parameters> {

  /**
   * What is judged, and how strictly.
   *
   * @param metric metric judged
   * @param lowerIsBetter whether small values are good
   * @param margin smallest difference of means that matters
   * @param alpha level
   * @param seedsForVerdict finished runs that each arm needs
   */
  public record Parameters(
      @Parameter(
              text = "Metric judged: of the history, or of any analyzer of runs",
              value = "\"test_accuracy\"")
          String metric,
      @Parameter(text = "Whether small values are good, as of losses", value = "false")
          boolean lowerIsBetter,
      @Parameter(
              text = "Smallest difference of means that matters, in the metric's unit",
              value = "0.1",
              min = 0,
              exclusiveMin = true)
          double margin,
      @Parameter(
              text = "Chance allowed for any false difference in the study",
              value = "0.05",
              min = 0,
              max = 0.5,
              exclusiveMin = true)
          double alpha,
      @Parameter(text = "Finished runs that each arm needs", value = "10", min = 10, max = 100000)
          int seedsForVerdict) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ReportPlace place() {
    return ReportPlace.VERDICT;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    if (study.comparisons().isEmpty()) {
      return Findings.metrics(Map.of());
    }
    VerdictRule rule = new VerdictRule(p.alpha(), p.margin(), p.seedsForVerdict());
    List<Ladder> ladders = Ladder.of(study, p.metric(), p.lowerIsBetter(), rule);
    if (ladders.isEmpty()) {
      return new Findings(
          Map.of(),
          List.of(),
          List.of(),
          List.of(
              "No verdict: the experiment compares arms, but names no matched nulls of a prior (a"
                  + " comparison of kind \"ladder\")."),
          List.of());
    }
    VerdictWords words = new VerdictWords(rule, p.metric(), p.lowerIsBetter());
    List<Figure> figures = new ArrayList<>();
    for (StudyView.Comparison comparison : study.comparisons()) {
      if (comparison.kind() == StudyView.Comparison.Kind.LADDER) {
        figures.add(figure(p, study, comparison, figures.size() + 1));
      }
    }
    return new Findings(
        Map.of(),
        List.of(table(p, ladders), outcomes(p, ladders)),
        figures,
        ladders.stream().map(words::verdict).toList(),
        methods(p, ladders));
  }

  private record Row(Ladder ladder, Ladder.Rung rung) {}

  private static Table table(Parameters p, List<Ladder> ladders) {
    List<Row> rows = new ArrayList<>();
    ladders.forEach(ladder -> ladder.rungs().forEach(rung -> rows.add(new Row(ladder, rung))));
    return new Table(
        "ladder",
        "Priors against their matched nulls, which keep more of the prior from row to row: "
            + p.metric().replace('_', ' ')
            + ", difference of means with Welch's 95 % interval, Cliff's delta, p of no difference"
            + " (exact Mann-Whitney) and p of a difference of "
            + p.margin()
            + " or more, both after Holm over all rows. Failed runs are ranked below all others.",
        List.of(
            Columns.texts("prior", rows, r -> r.ladder().prior().arm()),
            Columns.texts("task", rows, r -> r.ladder().prior().task()),
            Columns.texts("null", rows, r -> r.rung().control().arm()),
            Columns.texts("keeps", rows, r -> r.rung().keeps()),
            Columns.texts(
                "outcome",
                rows,
                r ->
                    r.rung()
                        .decision()
                        .outcome()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ')),
            Columns.numbers("difference", rows, r -> difference(p, r).value()),
            Columns.numbers("low", rows, r -> difference(p, r).interval().low()),
            Columns.numbers("high", rows, r -> difference(p, r).interval().high()),
            Columns.numbers("cliffs_delta", rows, r -> r.rung().decision().delta().value()),
            Columns.numbers("delta_low", rows, r -> r.rung().decision().delta().interval().low()),
            Columns.numbers("delta_high", rows, r -> r.rung().decision().delta().interval().high()),
            Columns.numbers("p_holm", rows, r -> r.rung().decision().p()),
            Columns.numbers("p_equivalence", rows, r -> r.rung().decision().pEquivalence()),
            Columns.numbers("n_prior", rows, r -> r.rung().pair().prior().length),
            Columns.numbers("n_null", rows, r -> r.rung().pair().control().length),
            Columns.numbers("failed_prior", rows, r -> r.rung().pair().priorFailed()),
            Columns.numbers("failed_null", rows, r -> r.rung().pair().controlFailed())));
  }

  private static MeanDifference difference(Parameters p, Row row) {
    return row.rung().difference(p.lowerIsBetter());
  }

  private static Table outcomes(Parameters p, List<Ladder> ladders) {
    List<Group> groups = ladders.stream().flatMap(l -> l.ascending().stream()).distinct().toList();
    return new Table(
        "outcomes",
        "Every seed of priors and nulls: "
            + p.metric().replace('_', ' ')
            + " in order of seed. Two groups where the widest gap is "
            + p.margin()
            + " or more.",
        List.of(
            Columns.texts("arm", groups, Group::arm),
            Columns.texts("task", groups, Group::task),
            Columns.texts(
                "groups", groups, g -> OutcomeClusters.words(g.values(p.metric()), p.margin())),
            Columns.numbers("failed", groups, Group::failed),
            Columns.numbers("missing", groups, Group::missing),
            Columns.texts("seeds", groups, g -> seeds(g, p.metric()))));
  }

  private static String seeds(Group group, String metric) {
    return String.join(
        ", ",
        group.done().stream()
            .map(run -> String.format(Locale.ROOT, "%d: %.3f", run.seed(), run.metric(metric)))
            .toList());
  }

  private static Figure figure(
      Parameters p, StudyView study, StudyView.Comparison comparison, int number) {
    List<String> names = new ArrayList<>(comparison.against());
    names.add(comparison.arm());
    boolean accuracy = p.metric().endsWith("accuracy");
    String label = p.metric().replace('_', ' ');
    List<Chart> panels = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      panels.add(
          ArmChart.of(
              task.name(),
              accuracy ? ArmChart.proportion(label) : Axis.linear(label, ""),
              names.stream().map(arm -> Group.of(study, arm, task.name())).toList(),
              p.metric(),
              accuracy ? Interval.PROPORTION : Interval.ANYTHING,
              accuracy ? task.description().map(ArmChart::rules).orElse(List.of()) : List.of()));
    }
    return new Figure(
        "ladder-" + number,
        "The ladder of nulls of " + comparison.arm(),
        "From left to right each null keeps more of the prior, which comes last. "
            + ArmChart.LEGEND
            + (comparison.reason().isEmpty() ? "" : " Asked: " + comparison.reason()),
        panels);
  }

  private static List<String> methods(Parameters p, List<Ladder> ladders) {
    long judged =
        ladders.stream()
            .flatMap(l -> l.rungs().stream())
            .filter(r -> r.decision().outcome() != VerdictRule.Outcome.TOO_FEW)
            .count();
    return List.of(
        String.format(
            Locale.ROOT,
            "Priors were compared with their matched nulls in %s by exact two-sided Mann-Whitney"
                + " tests at level %s after Holm's correction over all %d comparisons of priors,"
                + " nulls and tasks with at least %d finished runs in each arm; a gain counts from"
                + " a difference of means of %s. Differences below that margin were tested by two"
                + " one-sided tests with Newcombe's interval for bounded values, with Holm's"
                + " correction of their own. Effect sizes are Cliff's delta with 95 %% intervals."
                + " Failed runs rank below all others.",
            p.metric().replace('_', ' '),
            p.alpha(),
            judged,
            p.seedsForVerdict(),
            p.margin()));
  }
}
