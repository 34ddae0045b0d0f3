package org.anlage.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.anlage.store.plan.ModelSelection;
import org.anlage.store.plan.ValidationScore;

/**
 * For every arm, task and seed the run at one point of the grid or search: the point that is best
 * on average over the validation trials of the <em>other</em> seeds. So no seed has a say in what
 * it is judged by, every arm has the same budget, and every run serves twice.
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
    Optional<ValidationScore> bestScore = Optional.empty();
    for (int p = 0; p < choice.points().size(); p++) {
      List<StudyRun> candidate = others(arm + choice.points().get(p), task, seed);
      if (candidate.isEmpty()) {
        continue;
      }
      ValidationScore score = score(candidate);
      if (bestScore.isEmpty() || choice.criterion().order().compare(score, bestScore.get()) > 0) {
        best = p;
        bestScore = Optional.of(score);
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

  /** The mean over runs; one that failed is the worst there can be. */
  private static ValidationScore score(List<StudyRun> runs) {
    return ValidationScore.mean(
        runs.stream()
            .map(
                run ->
                    run.status() == RunStatus.DONE
                        ? ValidationScore.of(run.metric(ACCURACY), run.metric(LOSS))
                        : ValidationScore.WORST)
            .toList());
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
    Table table =
        new Table(
            "points",
            "Every point: for how many seeds it was chosen, how many of its runs"
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
    String searched =
        choice
            .search()
            .orElseGet(
                () ->
                    "Every arm was run at "
                        + choice.points().size()
                        + " points of one grid ("
                        + String.join(
                            "; ", choice.points().stream().map(SelectedRuns::words).toList())
                        + ").");
    String method =
        searched
            + " For each arm, task and seed the point with the "
            + choice.criterion().words()
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
          y[p] = accuracy(at(arm.name() + choice.points().get(p), task));
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
        "Mean accuracy on validation trials over seeds at every point, by arm; runs that failed count"
            + " as 0.",
        panels);
  }

  /** NaN without runs, which is not drawn. */
  private static double accuracy(List<StudyRun> runs) {
    return runs.isEmpty() ? Double.NaN : score(runs).accuracy();
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
  static String words(String point) {
    return point.strip().replaceAll("^\\[|]$", "");
  }
}
