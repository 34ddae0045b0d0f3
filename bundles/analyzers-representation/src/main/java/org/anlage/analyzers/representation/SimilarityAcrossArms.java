package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.api.run.RunStatus;
import org.osgi.service.component.annotations.Component;

/**
 * Is it the same solution? Every run against every other on the same task: centred kernel alignment
 * of their mean states, and the angle between their dynamics ({@link
 * org.anlage.linear.dynamics.DynamicalDistance}), within arms, which differ by seed alone, and
 * between arms. A permutation test over runs says whether two arms differ from each other by more
 * than runs of one arm do. It reads what {@code state-dynamics} found on each run.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "similarity-across-arms",
    text =
        "Similarity of representations and of dynamics between all runs: within arms, between arms,"
            + " permutation test",
    source = "arXiv:2306.10168; arXiv:1905.00414")
public final class SimilarityAcrossArms implements StudyAnalyzer<SimilarityAcrossArms.Parameters> {
  /**
   * How runs are compared.
   *
   * @param starts of the alignment of two dynamics
   * @param most runs of an arm on a task
   * @param permutations of the test
   */
  public record Parameters(
      @Parameter(
              text = "Starts of the alignment of two dynamics; more may find a smaller angle.",
              value = "4",
              min = 1,
              max = 1000)
          int starts,
      @Parameter(
              text = "Runs of an arm on a task that take part, those of the first seeds.",
              value = "10",
              min = 2,
              max = 1000)
          int most,
      @Parameter(
              text = "Permutations of runs among two arms.",
              value = "999",
              min = 1,
              max = 1_000_000)
          int permutations) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, StudyView study, AnalysisContext context) {
    long finished = study.runs().stream().filter(r -> r.status() == RunStatus.DONE).count();
    if (study.kind() != RunKind.TRAIN || finished < 2) {
      return Findings.metrics(Map.of());
    }
    List<Similarities> tasks = new ArrayList<>();
    for (StudyView.StudyTask task : study.tasks()) {
      List<ComparedRun> runs = ComparedRun.of(study, task.name(), p.most());
      if (runs.size() > 1) {
        tasks.add(
            Similarities.of(
                task.name(), runs, p.starts(), context.random(), context.decompositions()));
      }
    }
    if (tasks.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "there are no states of runs to compare",
              "similarity-across-arms",
              "fewer than two finished runs of a task with findings of state-dynamics",
              "two or more",
              "add state-dynamics to \"analyzers\""));
    }
    List<Figure> figures = new ArrayList<>();
    for (Similarities task : tasks) {
      figures.add(figure(task, tasks.size() > 1));
    }
    return new Findings(
        Map.of(), List.of(means(study, tasks), tests(p, study, tasks, context)), figures);
  }

  private static Table means(StudyView study, List<Similarities> tasks) {
    List<String> task = new ArrayList<>();
    List<String> arm = new ArrayList<>();
    List<String> other = new ArrayList<>();
    List<Double> pairs = new ArrayList<>();
    List<Double> alignment = new ArrayList<>();
    List<Double> angle = new ArrayList<>();
    List<String> arms = study.arms().stream().map(StudyView.Arm::name).toList();
    for (Similarities similarities : tasks) {
      for (int a = 0; a < arms.size(); a++) {
        for (int b = a; b < arms.size(); b++) {
          Similarities.Mean mean = similarities.mean(arms.get(a), arms.get(b));
          if (mean.pairs() > 0) {
            task.add(similarities.task());
            arm.add(arms.get(a));
            other.add(arms.get(b));
            pairs.add((double) mean.pairs());
            alignment.add(mean.alignment());
            angle.add(mean.angle());
          }
        }
      }
    }
    return new Table(
        "similarity",
        "Mean over pairs of different runs: centred kernel alignment of states (1: the same up to a"
            + " rotation) and angle between dynamics (0: the same in other coordinates). An arm"
            + " against itself is what seeds alone make.",
        List.of(
            new Column.Texts("task", task),
            new Column.Texts("arm", arm),
            new Column.Texts("other", other),
            new Column.Numbers("pairs", "", Numbers.array(pairs)),
            new Column.Numbers("alignment", "", Numbers.array(alignment)),
            new Column.Numbers("angle", "rad", Numbers.array(angle))));
  }

  private static Table tests(
      Parameters p, StudyView study, List<Similarities> tasks, AnalysisContext context) {
    List<String> task = new ArrayList<>();
    List<String> arm = new ArrayList<>();
    List<String> against = new ArrayList<>();
    List<ArmTest> found = new ArrayList<>();
    for (Similarities similarities : tasks) {
      for (StudyView.Comparison comparison : study.comparisons()) {
        for (String name : comparison.against()) {
          ArmTest test =
              similarities.test(
                  comparison.arm(),
                  name,
                  p.permutations(),
                  context
                      .random()
                      .split("test")
                      .split(similarities.task())
                      .split(comparison.arm())
                      .split(name));
          task.add(similarities.task());
          arm.add(comparison.arm());
          against.add(name);
          found.add(test);
        }
      }
    }
    return new Table(
        "similarity-tests",
        "Excess of the distance between two arms over that within them (of states: 1 - alignment),"
            + " and the share of "
            + p.permutations()
            + " random divisions of their runs in which it is as large; NaN with fewer than two runs"
            + " of an arm.",
        List.of(
            new Column.Texts("task", task),
            new Column.Texts("arm", arm),
            new Column.Texts("against", against),
            column("states_excess", found, ArmTest::statesExcess),
            column("states_p", found, ArmTest::statesP),
            column("dynamics_excess", found, ArmTest::dynamicsExcess),
            column("dynamics_p", found, ArmTest::dynamicsP)));
  }

  private static Column column(
      String name, List<ArmTest> tests, java.util.function.ToDoubleFunction<ArmTest> value) {
    return new Column.Numbers(name, "", tests.stream().mapToDouble(value).toArray());
  }

  private static Figure figure(Similarities task, boolean several) {
    List<ComparedRun> runs = task.runs();
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
      boolean first = i == 0 || !runs.get(i).arm().equals(runs.get(i - 1).arm());
      if (first) {
        order.append(i == 0 ? " Runs of " : ", of ").append(runs.get(i).arm()).append(" from ");
        order.append(i);
      }
    }
    return new Figure(
        several ? "similarity-" + task.task() : "similarity",
        "Similarity of runs" + (several ? " on " + task.task() : ""),
        "Every run against every other, arm by arm: alignment of mean states, and angle between"
            + " dynamics."
            + order
            + ".",
        List.of(
            new Chart(
                "states",
                Axis.linear("run", ""),
                Axis.linear("run", ""),
                List.of(new Mark.Cells("alignment", task.alignment(), false))),
            new Chart(
                "dynamics",
                Axis.linear("run", ""),
                Axis.linear("run", ""),
                List.of(new Mark.Cells("angle", task.angle(), false)))));
  }
}
