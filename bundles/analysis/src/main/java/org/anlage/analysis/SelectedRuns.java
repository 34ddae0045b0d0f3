package org.anlage.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.store.plan.GridCriterion;
import org.anlage.store.plan.ModelSelection;

/**
 * For every arm, task and seed the run at one point of the grid: the point that is best on average
 * over the validation trials of the <em>other</em> seeds. So no seed has a say in what it is judged
 * by, every arm has the same budget, and every run serves twice.
 */
final class SelectedRuns {
  private static final String ACCURACY = "validation_accuracy";
  private static final String LOSS = "validation_loss";

  private final ModelSelection choice;
  private final List<String> tasks;
  private final Map<List<Object>, StudyRun> byPlace = new LinkedHashMap<>();
  private final List<Long> seeds;
  private final List<StudyRun> runs = new ArrayList<>();
  private final Map<List<String>, int[]> chosen = new LinkedHashMap<>();

  /**
   * Chooses.
   *
   * @param choice the choice
   * @param tasks names of the tasks
   * @param all runs at all points, of which some may be missing
   */
  SelectedRuns(ModelSelection choice, List<String> tasks, List<StudyRun> all) {
    this.choice = choice;
    this.tasks = tasks;
    all.forEach(run -> byPlace.put(List.of(run.arm(), run.task(), run.seed()), run));
    seeds = all.stream().map(StudyRun::seed).distinct().toList();
    for (StudyView.Arm arm : choice.arms()) {
      for (String task : tasks) {
        int[] counts = new int[choice.points().size()];
        for (long seed : seeds) {
          int point = point(arm.name(), task, seed);
          StudyRun run = byPlace.get(List.of(arm.name() + choice.points().get(point), task, seed));
          if (run != null) {
            counts[point]++;
            runs.add(new RenamedRun(arm.name(), run));
          }
        }
        chosen.put(List.of(arm.name(), task), counts);
      }
    }
  }

  /** The chosen runs, in order of arm, task, seed. */
  List<StudyRun> runs() {
    return List.copyOf(runs);
  }

  private int point(String arm, String task, long seed) {
    int best = 0;
    List<StudyRun> bestRuns = List.of();
    for (int p = 0; p < choice.points().size(); p++) {
      List<StudyRun> candidate = others(arm + choice.points().get(p), task, seed);
      if (!candidate.isEmpty()
          && (bestRuns.isEmpty() || order().compare(candidate, bestRuns) > 0)) {
        best = p;
        bestRuns = candidate;
      }
    }
    return best;
  }

  /** Runs of the other seeds; with a single seed, its own. */
  private List<StudyRun> others(String arm, String task, long seed) {
    return seeds.stream()
        .filter(s -> s != seed || seeds.size() == 1)
        .map(s -> byPlace.get(List.of(arm, task, s)))
        .filter(run -> run != null && run.status() != RunStatus.MISSING)
        .toList();
  }

  /** Better is larger; a run that failed is the worst there can be. */
  private Comparator<List<StudyRun>> order() {
    Comparator<List<StudyRun>> loss = Comparator.comparingDouble(runs -> -mean(runs, this::loss));
    return choice.criterion() == GridCriterion.VALIDATION_LOSS
        ? loss
        : Comparator.<List<StudyRun>>comparingDouble(runs -> mean(runs, this::accuracy))
            .thenComparing(loss);
  }

  private double accuracy(StudyRun run) {
    return run.status() == RunStatus.DONE ? run.metric(ACCURACY) : 0;
  }

  private double loss(StudyRun run) {
    return run.status() == RunStatus.DONE ? run.metric(LOSS) : Double.POSITIVE_INFINITY;
  }

  private static double mean(List<StudyRun> runs, ToDoubleFunction<StudyRun> metric) {
    return runs.stream().mapToDouble(metric).sum() / runs.size();
  }

  /** How arms did at every point, and how often each was chosen. */
  Findings findings() {
    List<String> arms = new ArrayList<>();
    List<String> ofTasks = new ArrayList<>();
    List<String> points = new ArrayList<>();
    List<double[]> numbers = new ArrayList<>();
    chosen.forEach(
        (place, counts) -> {
          for (int p = 0; p < counts.length; p++) {
            String point = choice.points().get(p);
            List<StudyRun> at = at(place.get(0) + point, place.get(1));
            arms.add(place.get(0));
            ofTasks.add(place.get(1));
            points.add(words(point));
            List<StudyRun> done = at.stream().filter(r -> r.status() == RunStatus.DONE).toList();
            numbers.add(
                new double[] {
                  counts[p],
                  done.size(),
                  mean(done, r -> r.metric(ACCURACY)),
                  mean(done, r -> r.metric(LOSS)),
                  mean(done, r -> r.metric("test_accuracy"))
                });
          }
        });
    String by =
        choice.criterion() == GridCriterion.VALIDATION_LOSS
            ? "lowest mean loss on validation trials"
            : "highest mean accuracy on validation trials, where equal the lowest loss,";
    Table table =
        new Table(
            "points",
            "Every point of the grid: for how many seeds it was chosen, how many of its runs"
                + " finished, and their means",
            List.of(
                new Column.Texts("arm", arms),
                new Column.Texts("task", ofTasks),
                new Column.Texts("point", points),
                column("chosen", numbers, 0),
                column("finished", numbers, 1),
                column(ACCURACY, numbers, 2),
                column(LOSS, numbers, 3),
                column("test_accuracy", numbers, 4)));
    String method =
        "Every arm was run at "
            + choice.points().size()
            + " points of one grid ("
            + String.join("; ", choice.points().stream().map(SelectedRuns::words).toList())
            + "). For each arm, task and seed the point with the "
            + by
            + " of the other seeds was taken; its run stands for that seed in all results.";
    return new Findings(Map.of(), List.of(table), List.of(figure()), List.of(), List.of(method));
  }

  private Figure figure() {
    List<Chart> panels = new ArrayList<>();
    for (String task : tasks) {
      List<Mark> marks = new ArrayList<>();
      for (StudyView.Arm arm : choice.arms()) {
        double[] x = new double[choice.points().size()];
        double[] y = new double[x.length];
        for (int p = 0; p < x.length; p++) {
          x[p] = p;
          y[p] = mean(at(arm.name() + choice.points().get(p), task), this::accuracy);
        }
        if (Arrays.stream(y).allMatch(Double::isFinite)) {
          marks.add(new Mark.Line(arm.name(), x, y));
          marks.add(new Mark.Points(arm.name(), x, y));
        }
      }
      panels.add(
          new Chart(
              task,
              Axis.categories("", choice.points().stream().map(SelectedRuns::words).toList()),
              Axis.linear("validation accuracy", "proportion"),
              marks));
    }
    return new Figure(
        "points",
        "What was chosen from",
        "Mean accuracy on validation trials over seeds at every point of the grid, by arm; runs that"
            + " failed count as 0.",
        panels);
  }

  private List<StudyRun> at(String arm, String task) {
    return seeds.stream()
        .map(seed -> byPlace.get(List.of(arm, task, seed)))
        .filter(run -> run != null && run.status() != RunStatus.MISSING)
        .toList();
  }

  private static Column column(String name, List<double[]> rows, int at) {
    return new Column.Numbers(name, "", rows.stream().mapToDouble(row -> row[at]).toArray());
  }

  /** A point without the brackets around it. */
  private static String words(String point) {
    return point.strip().replaceAll("^\\[|]$", "");
  }
}
