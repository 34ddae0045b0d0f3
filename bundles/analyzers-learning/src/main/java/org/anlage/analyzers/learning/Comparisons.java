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
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.stats.Holm;
import org.anlage.stats.MannWhitney;
import org.anlage.stats.MeanDifference;
import org.osgi.service.component.annotations.Component;

/**
 * The comparisons that the experiment asks for, on every task: difference of means, Cliff's delta
 * and Cohen's d with 95 % intervals, Mann-Whitney test, and Holm's correction over all of them.
 * Failed runs are left out and counted.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "comparisons",
    text =
        "Arms against their controls: difference of means, Cliff's delta and Cohen's d with"
            + " intervals, Mann-Whitney, Holm over all, and what follows in words",
    source = "doi:10.1214/aoms/1177730491, doi:10.1037/0033-2909.114.3.494")
public final class Comparisons implements StudyAnalyzer<Comparisons.Parameters> {

  /** How the interval of a difference of means is found. */
  public enum IntervalMethod {
    /** Welch's t. */
    WELCH,
    /** Percentiles over resamples. */
    BOOTSTRAP,
    /** Resamples, corrected for bias and acceleration. */
    BCA;

    String label() {
      return switch (this) {
        case WELCH -> "Welch";
        case BOOTSTRAP -> "bootstrap";
        case BCA -> "bias-corrected and accelerated bootstrap";
      };
    }
  }

  /**
   * What is compared, and when something is concluded.
   *
   * @param metrics metrics compared
   * @param interval interval of the difference of means
   * @param resamples resamples of the bootstrap
   * @param alpha level of the verdict
   * @param seedsForVerdict runs that each arm needs for a verdict
   */
  public record Parameters(
      @Parameter(
              text = "Metrics compared: of the history, or of any analyzer of runs",
              value = "[\"test_accuracy\"]",
              min = 1)
          List<String> metrics,
      @Parameter(text = "Interval of the difference of means", value = "\"welch\"")
          IntervalMethod interval,
      @Parameter(text = "Resamples of the bootstrap", value = "10000", min = 100, max = 10000000)
          int resamples,
      @Parameter(
              text = "Holm-adjusted p below which arms are said to differ",
              value = "0.05",
              min = 0,
              max = 1,
              exclusiveMin = true)
          double alpha,
      @Parameter(
              text = "Finished runs that each arm needs for a verdict",
              value = "10",
              min = 2,
              max = 100000)
          int seedsForVerdict) {
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
    return ReportPlace.COMPARISON;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    List<Contrast> contrasts = contrasts(p, study, context.random().split("bootstrap"));
    if (contrasts.isEmpty()) {
      return Findings.metrics(Map.of());
    }
    List<Figure> figures = new ArrayList<>();
    for (String metric : p.metrics()) {
      List<Contrast> ofMetric = contrasts.stream().filter(c -> c.metric().equals(metric)).toList();
      figures.add(figure(p, study, metric, ofMetric));
    }
    return new Findings(Map.of(), List.of(table(p, contrasts)), figures);
  }

  private static List<Contrast> contrasts(Parameters p, StudyView study, RandomStream random) {
    List<Contrast> contrasts = new ArrayList<>();
    for (String metric : p.metrics()) {
      for (StudyView.StudyTask task : study.tasks()) {
        for (StudyView.Comparison comparison : study.comparisons()) {
          Group arm = Group.of(study, comparison.arm(), task.name());
          for (String other : comparison.against()) {
            Group against = Group.of(study, other, task.name());
            double[] x = arm.values(metric);
            double[] y = against.values(metric);
            MeanDifference difference =
                switch (p.interval()) {
                  case WELCH -> MeanDifference.welch(x, y);
                  case BOOTSTRAP ->
                      MeanDifference.bootstrap(x, y, p.resamples(), random.split(contrasts.size()));
                  case BCA ->
                      MeanDifference.bca(x, y, p.resamples(), random.split(contrasts.size()));
                };
            contrasts.add(
                new Contrast(
                    metric,
                    arm,
                    against,
                    comparison.reason(),
                    difference,
                    MannWhitney.of(x, y),
                    Double.NaN));
          }
        }
      }
    }
    double[] adjusted = Holm.adjust(contrasts.stream().mapToDouble(c -> c.ranks().p()).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      contrasts.set(i, contrasts.get(i).adjusted(adjusted[i]));
    }
    return contrasts;
  }

  private static Table table(Parameters p, List<Contrast> rows) {
    return new Table(
        "comparisons",
        "Comparisons asked for: difference of means with 95 % interval ("
            + p.interval().label()
            + "), Cliff's delta and Cohen's d with theirs, two-sided Mann-Whitney p, and p after"
            + " Holm over all "
            + rows.size()
            + " comparisons. Failed runs are counted and left out.",
        List.of(
            Columns.texts("arm", rows, c -> c.arm().arm()),
            Columns.texts("against", rows, c -> c.against().arm()),
            Columns.texts("task", rows, c -> c.arm().task()),
            Columns.texts("metric", rows, Contrast::metric),
            Columns.texts("verdict", rows, c -> c.verdict(p.seedsForVerdict(), p.alpha())),
            Columns.numbers("difference", rows, c -> c.difference().value()),
            Columns.numbers("low", rows, c -> c.difference().interval().low()),
            Columns.numbers("high", rows, c -> c.difference().interval().high()),
            Columns.numbers("cliffs_delta", rows, c -> c.ranks().cliffsDelta()),
            Columns.numbers("delta_low", rows, c -> c.delta().interval().low()),
            Columns.numbers("delta_high", rows, c -> c.delta().interval().high()),
            Columns.numbers("cohens_d", rows, c -> c.standardized().cohensD()),
            Columns.numbers("d_low", rows, c -> c.standardized().interval().low()),
            Columns.numbers("d_high", rows, c -> c.standardized().interval().high()),
            Columns.numbers("p_holm", rows, Contrast::holm),
            Columns.numbers("p", rows, c -> c.ranks().p()),
            Columns.numbers("u", rows, c -> c.ranks().u()),
            Columns.numbers("n_arm", rows, Contrast::armRuns),
            Columns.numbers("n_against", rows, Contrast::againstRuns),
            Columns.numbers("failed_arm", rows, c -> c.arm().failed()),
            Columns.numbers("failed_against", rows, c -> c.against().failed()),
            Columns.texts("reason", rows, Contrast::reason)));
  }

  private static Figure figure(
      Parameters p, StudyView study, String metric, List<Contrast> contrasts) {
    String words = metric.replace('_', ' ');
    List<Chart> panels = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      List<Contrast> shown =
          contrasts.stream().filter(c -> c.arm().task().equals(task.name())).toList();
      double[] x = new double[shown.size()];
      double[] centre = new double[x.length];
      double[] low = new double[x.length];
      double[] high = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = i;
        centre[i] = shown.get(i).difference().value();
        low[i] = shown.get(i).difference().interval().low();
        high[i] = shown.get(i).difference().interval().high();
      }
      List<String> names =
          shown.stream().map(c -> c.arm().arm() + " − " + c.against().arm()).toList();
      panels.add(
          new Chart(
              task.name(),
              Axis.categories("", names),
              Axis.linear("difference of " + words, ""),
              List.of(
                  new Mark.Rule("no difference", false, 0),
                  new Mark.Interval("", x, centre, low, high))));
    }
    return new Figure(
        "differences-" + metric.replace('_', '-'),
        "Differences of " + words,
        "Differences of means with 95 % intervals (" + p.interval().label() + ").",
        panels);
  }
}
