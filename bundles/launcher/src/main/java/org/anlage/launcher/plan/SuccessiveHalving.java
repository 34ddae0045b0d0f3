package org.anlage.launcher.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.anlage.api.analysis.StudyView;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.experiment.HalvingSettings;
import org.anlage.launcher.experiment.SearchSettings;
import org.anlage.store.RunSummary;
import org.anlage.store.plan.HalvingOutcome;
import org.anlage.store.plan.StudyPlan;
import org.anlage.store.plan.ValidationScore;

/**
 * Successive halving, synchronous: each rung is a study of its own, with every point that is left
 * for an arm and a task, and the last study has the chosen points with the seeds of the experiment.
 * Runs of a rung are computed from the start, so that each is an ordinary run of so many updates.
 * What is left follows from stored results alone: the same command goes on where it was stopped.
 */
final class SuccessiveHalving {
  private final StudyPlanner planner;
  private final List<ExperimentReader.Variant> variants;
  private final Experiment first;
  private final HalvingSettings halving;
  private final List<Long> seeds;

  /**
   * A search.
   *
   * @param planner plans its studies
   * @param variants the experiment at every point, with its rungs
   * @param seeds seeds of the last study
   */
  SuccessiveHalving(
      StudyPlanner planner, List<ExperimentReader.Variant> variants, List<Long> seeds) {
    this.planner = planner;
    this.variants = variants;
    this.seeds = seeds;
    first = variants.get(0).experiment();
    halving = first.search().flatMap(SearchSettings::halving).orElseThrow();
  }

  /** An arm and a task, for which points are chosen together. */
  private record Place(int arm, int task) {}

  /** The study of the first rung. */
  PlannedStudy begin() {
    Map<Place, List<Integer>> all = new LinkedHashMap<>();
    List<Integer> points = IntStream.range(0, variants.size()).boxed().toList();
    for (int arm = 0; arm < first.arms().size(); arm++) {
      for (int task = 0; task < first.tasks().size(); task++) {
        all.put(new Place(arm, task), points);
      }
    }
    return rung(0, all, List.of());
  }

  private PlannedStudy rung(
      int rung, Map<Place, List<Integer>> left, List<HalvingOutcome.Score> scores) {
    Continuation continuation =
        new Continuation() {
          @Override
          public List<Stage> stages() {
            return ahead(rung);
          }

          @Override
          public PlannedStudy next(StudyPlan stored, RunSummary.Reader results) {
            return after(rung, left, scores, stored, results);
          }
        };
    return planner.rung(rung, halving, variants, point -> places(left, point), continuation);
  }

  /** Arms and tasks that a point is left for, in order. */
  private List<StudyPlanner.ArmAndTask> places(Map<Place, List<Integer>> left, int point) {
    return left.entrySet().stream()
        .filter(place -> place.getValue().contains(point))
        .map(place -> new StudyPlanner.ArmAndTask(place.getKey().arm(), place.getKey().task()))
        .toList();
  }

  private PlannedStudy after(
      int rung,
      Map<Place, List<Integer>> left,
      List<HalvingOutcome.Score> before,
      StudyPlan stored,
      RunSummary.Reader results) {
    Map<List<Object>, String> ids = new HashMap<>();
    stored.runs().forEach(run -> ids.put(List.of(run.arm(), run.task(), run.seed()), run.id()));
    boolean last = rung == halving.rungs() - 1;
    int count = last ? 1 : halving.points(variants.size(), rung + 1);
    List<HalvingOutcome.Score> scores = new ArrayList<>(before);
    Map<Place, List<Integer>> kept = new LinkedHashMap<>();
    left.forEach(
        (place, points) -> {
          List<HalvingOutcome.Score> here =
              points.stream().map(point -> score(rung, place, point, ids, results)).toList();
          List<Integer> order =
              best(here.stream().map(HalvingOutcome.Score::validation).toList(), count);
          for (int i = 0; i < points.size(); i++) {
            scores.add(order.contains(i) ? kept(here.get(i)) : here.get(i));
          }
          kept.put(place, order.stream().map(points::get).sorted().toList());
        });
    return last ? chosen(kept, scores) : rung(rung + 1, kept, scores);
  }

  /** Positions of the best scores, the first of them first; of equal ones the earlier is better. */
  private List<Integer> best(List<ValidationScore> scores, int count) {
    Comparator<ValidationScore> order = first.choose().orElseThrow().order();
    return IntStream.range(0, scores.size())
        .boxed()
        .sorted(Comparator.comparing(scores::get, order.reversed())) // a stable sort
        .limit(count)
        .toList();
  }

  private HalvingOutcome.Score score(
      int rung, Place place, int point, Map<List<Object>, String> ids, RunSummary.Reader results) {
    String arm = first.arms().get(place.arm()).name();
    String task = first.tasks().get(place.task()).label();
    String suffix = variants.get(point).suffix();
    List<RunSummary> runs =
        halving.seeds().values().stream()
            .map(seed -> Optional.ofNullable(ids.get(List.of(arm + suffix, task, seed))))
            .map(id -> results.summary(id.orElseThrow()))
            .toList();
    List<RunSummary> done = runs.stream().filter(run -> run.status().equals("done")).toList();
    return new HalvingOutcome.Score(
        arm,
        task,
        rung + 1,
        updates(rung),
        suffix,
        done.size(),
        ValidationScore.mean(
            runs.stream()
                .map(
                    run ->
                        run.status().equals("done")
                            ? ValidationScore.of(run.metrics())
                            : ValidationScore.WORST)
                .toList()),
        false);
  }

  private static HalvingOutcome.Score kept(HalvingOutcome.Score score) {
    return new HalvingOutcome.Score(
        score.arm(),
        score.task(),
        score.rung(),
        score.updates(),
        score.point(),
        score.finished(),
        score.validation(),
        true);
  }

  /** The study of the chosen points, with the seeds of the experiment. */
  private PlannedStudy chosen(Map<Place, List<Integer>> kept, List<HalvingOutcome.Score> scores) {
    IntFunction<List<StudyPlanner.ArmAndTask>> places = point -> places(kept, point);
    List<StudyView.Arm> arms =
        planner.arms(first, "", "; at the point that was chosen for each task");
    return planner.chosen(
        variants,
        seeds,
        places,
        new HalvingOutcome(first.choose().orElseThrow(), arms, words(), scores));
  }

  private long updates(int rung) {
    return SearchWords.updates(variants.get(0).rungs().get(rung)).orElseThrow();
  }

  private List<Continuation.Stage> ahead(int from) {
    int places = first.arms().size() * first.tasks().size();
    List<Continuation.Stage> stages = new ArrayList<>();
    for (int rung = from; rung < halving.rungs(); rung++) {
      int points = halving.points(variants.size(), rung);
      stages.add(
          new Continuation.Stage(
              "rung "
                  + (rung + 1)
                  + ": "
                  + points
                  + (points == 1 ? " point" : " points")
                  + " of each arm and task",
              (long) places * points * halving.seeds().values().size(),
              updates(rung)));
    }
    stages.add(
        new Continuation.Stage(
            "the chosen point of each arm and task",
            (long) places * seeds.size(),
            updates(halving.rungs() - 1)));
    return stages;
  }

  /** What was searched, and with which budget. */
  private String words() {
    List<String> rungs = new ArrayList<>();
    long total = 0;
    int searched = halving.seeds().values().size();
    for (int rung = 0; rung < halving.rungs(); rung++) {
      int points = halving.points(variants.size(), rung);
      rungs.add(points + " with " + updates(rung) + " updates");
      total += points * searched * updates(rung);
    }
    return SearchWords.drawn(first.search().orElseThrow())
        + " Successive halving on the validation trials of "
        + searched
        + (searched == 1 ? " seed" : " seeds")
        + " of its own, separately for every arm and task: "
        + String.join(", ", rungs)
        + ", each computed from the start; the points with the "
        + first.choose().orElseThrow().words()
        + " went on, and the best of the last rung was trained with the seeds of the study. Budget"
        + " of the search for each arm and task: "
        + total
        + " updates.";
  }
}
