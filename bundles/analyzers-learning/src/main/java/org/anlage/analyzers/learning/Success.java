package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.api.task.TaskDescription;
import org.anlage.stats.BinomialInterval;
import org.anlage.stats.Interval;
import org.anlage.stats.LogRank;
import org.anlage.stats.MedianInterval;
import org.anlage.stats.Summary;
import org.osgi.service.component.annotations.Component;

/**
 * How many runs learn at all, and when: a run succeeds at the first epoch from which on a column of
 * its history stays past a threshold for some epochs. Rates have exact intervals, updates of
 * success intervals of their median; arms that are compared are tested by the log-rank test, in
 * which runs without success, also those that failed numerically, end where they were last seen.
 * For arms of which some seeds learn and others do not, it says what a mean accuracy hides.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "success",
    text =
        "Share of runs that learn, with exact intervals, and when they do: median update, log-rank"
            + " test between arms",
    source = "arXiv:1910.01888; doi:10.1093/biomet/26.4.404")
public final class Success implements StudyAnalyzer<Success.Parameters> {
  private static final int FEWEST = 5;

  /** Intervals of a rate. */
  public enum RateInterval {
    /** Clopper and Pearson. */
    EXACT,
    /** By score. */
    WILSON;

    Interval of(int successes, int n) {
      if (n == 0) {
        return Interval.NONE;
      }
      return this == EXACT
          ? BinomialInterval.clopperPearson(successes, n, 0.95)
          : BinomialInterval.wilson((double) successes / n, n, 1.959963984540054);
    }
  }

  /**
   * What a success is.
   *
   * @param metric column of the history
   * @param share threshold between chance and ceiling
   * @param level threshold itself
   * @param epochs epochs for which it stays
   * @param interval of rates
   */
  public record Parameters(
      @Parameter(
              text = "Column of the history; one that ends in _loss must fall below the level.",
              value = "\"validation_accuracy\"")
          String metric,
      @Parameter(
              text = "Threshold of an accuracy: part of the way from chance to the task's ceiling.",
              value = "0.9",
              min = 0,
              max = 1)
          double share,
      @Parameter(text = "Threshold itself, in place of share; needed for a loss.")
          Optional<Double> level,
      @Parameter(
              text = "Epochs in a row, the first of success included, that are past the threshold.",
              value = "1",
              min = 1)
          int epochs,
      @Parameter(
              text = "Interval of rates: exact (Clopper and Pearson), or wilson.",
              value = "\"exact\"")
          RateInterval interval) {
    /** Checks that a loss has a level. */
    public Parameters {
      if (metric.endsWith("_loss") && level.isEmpty()) {
        throw new IllegalArgumentException(
            "level: absent, expected a number, for " + metric + " has no chance or ceiling");
      }
    }
  }

  private record Row(Outcomes outcomes, double threshold) {}

  private record Test(Outcomes arm, Outcomes other, LogRank logRank) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    if (study.kind() != RunKind.TRAIN) {
      return Findings.metrics(Map.of());
    }
    List<Row> rows = new ArrayList<>();
    List<Test> tests = new ArrayList<>();
    List<Chart> panels = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      double threshold = threshold(p, task);
      List<Mark> steps = new ArrayList<>();
      for (StudyView.Arm arm : study.arms()) {
        Outcomes outcomes =
            Outcomes.of(study, arm.name(), task.name(), p.metric(), threshold, p.epochs());
        rows.add(new Row(outcomes, threshold));
        if (outcomes.runs() > 0) {
          steps.add(outcomes.line());
        }
        if (outcomes.runs() > 0 && outcomes.runs() < FEWEST) {
          notes.add(outcomes.runs() + " runs of " + arm.name() + " on " + task.name());
        }
      }
      if (!steps.isEmpty()) {
        panels.add(
            new Chart(
                task.name(),
                Axis.linear("update", ""),
                Axis.linear("share of runs", "proportion"),
                steps));
      }
      tests.addAll(tests(study, task.name(), rows));
    }
    String few =
        notes.isEmpty()
            ? ""
            : " Not tested, with fewer than " + FEWEST + ": " + String.join(", ", notes) + ".";
    List<Table> tables = new ArrayList<>(List.of(table(p, rows)));
    if (!tests.isEmpty() || !few.isEmpty()) {
      tables.add(table(tests, few));
    }
    List<Figure> figures =
        panels.isEmpty()
            ? List.of()
            : List.of(
                new Figure(
                    "success",
                    "Runs that have learned",
                    "Share of runs whose "
                        + p.metric().replace('_', ' ')
                        + " has passed the threshold, against updates.",
                    panels));
    return new Findings(Map.of(), tables, figures);
  }

  private static double threshold(Parameters p, StudyView.StudyTask task) {
    double chance = task.description().map(TaskDescription::chance).orElse(Double.NaN);
    double ceiling = task.description().map(TaskDescription::ceiling).orElse(Double.NaN);
    double threshold = p.level().orElse(chance + p.share() * (ceiling - chance));
    if (p.metric().endsWith("_accuracy") && !(threshold <= ceiling)) {
      throw ProblemException.configuration(
          new Problem(
              "no run can pass the threshold",
              "success.level",
              threshold + " on " + task.name(),
              "at most the task's ceiling, " + ceiling,
              "lower the level, or use share"));
    }
    return threshold;
  }

  /** Of each comparison of the study, on the task of the last rows. */
  private static List<Test> tests(StudyView study, String task, List<Row> rows) {
    List<Test> tests = new ArrayList<>();
    for (StudyView.Comparison comparison : study.comparisons()) {
      Optional<Outcomes> arm = find(rows, comparison.arm(), task);
      for (String name : comparison.against()) {
        Optional<Outcomes> other = find(rows, name, task);
        if (arm.isPresent()
            && other.isPresent()
            && Math.min(arm.get().runs(), other.get().runs()) >= FEWEST) {
          tests.add(
              new Test(arm.get(), other.get(), LogRank.of(arm.get().times(), other.get().times())));
        }
      }
    }
    return tests;
  }

  private static Optional<Outcomes> find(List<Row> rows, String arm, String task) {
    return rows.stream()
        .map(Row::outcomes)
        .filter(o -> o.arm().equals(arm) && o.task().equals(task))
        .findFirst();
  }

  private static Table table(Parameters p, List<Row> rows) {
    return new Table(
        "success",
        "Runs that succeed: "
            + p.metric().replace('_', ' ')
            + " past the threshold for "
            + (p.epochs() == 1 ? "an epoch" : p.epochs() + " epochs")
            + "; runs that failed numerically count as not successful. Rate with 95 % interval; of"
            + " those that succeed, the median update with a 95 % interval between two of them.",
        List.of(
            Columns.texts("arm", rows, r -> r.outcomes().arm()),
            Columns.texts("task", rows, r -> r.outcomes().task()),
            Columns.numbers("threshold", rows, Row::threshold),
            Columns.numbers("runs", rows, r -> r.outcomes().runs()),
            Columns.numbers("succeeded", rows, r -> r.outcomes().succeeded()),
            Columns.numbers("rate", rows, r -> r.outcomes().rate()),
            Columns.numbers("low", rows, r -> interval(p, r).low()),
            Columns.numbers("high", rows, r -> interval(p, r).high()),
            Columns.numbers("update", rows, r -> Summary.of(r.outcomes().updates()).median()),
            Columns.numbers(
                "update_low", rows, r -> MedianInterval.of(r.outcomes().updates()).low()),
            Columns.numbers(
                "update_high", rows, r -> MedianInterval.of(r.outcomes().updates()).high())));
  }

  private static Interval interval(Parameters p, Row row) {
    return p.interval().of(row.outcomes().succeeded(), row.outcomes().runs());
  }

  private static Table table(List<Test> tests, String few) {
    return new Table(
        "success-tests",
        "Log-rank test of the updates of success; z above 0: the arm succeeds earlier or more often."
            + few,
        List.of(
            Columns.texts("task", tests, t -> t.arm().task()),
            Columns.texts("arm", tests, t -> t.arm().arm()),
            Columns.texts("against", tests, t -> t.other().arm()),
            Columns.numbers("observed", tests, t -> t.logRank().observed()),
            Columns.numbers("expected", tests, t -> t.logRank().expected()),
            Columns.numbers("z", tests, t -> t.logRank().z()),
            Columns.numbers("p", tests, t -> t.logRank().p())));
  }
}
