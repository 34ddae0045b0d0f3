package org.anlage.store.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.run.RunKind;
import org.anlage.api.run.RunRequest;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * A study: which runs there are, and what is to be said of them.
 *
 * @param kind what its runs do
 * @param name name
 * @param title title
 * @param description what is asked
 * @param arms arms, or recordings, in order
 * @param tasks tasks with their descriptions, else the simulator or the estimators, in order
 * @param seeds seeds
 * @param comparisons comparisons wanted
 * @param published values published elsewhere
 * @param choice the choice of a point of the grid or search for every arm, where one was asked for;
 *     comparisons and published values then name its arms
 * @param analyzers analyzers with parameters, as in the experiment file
 * @param data the data section, with an absolute path, so that analyses can load it again
 * @param dataDigest digest of the data; empty if the study has none of its own
 * @param recordings recordings that estimators measure, in order
 * @param sources bundles that loaded the data: symbolic name, version, SHA-256
 * @param experiment the experiment with everything resolved
 * @param runs all runs, in order of arm, task, seed
 */
public record StudyPlan(
    RunKind kind,
    String name,
    String title,
    String description,
    List<StudyView.Arm> arms,
    List<StudyView.StudyTask> tasks,
    List<Long> seeds,
    List<StudyView.Comparison> comparisons,
    List<PublishedValues> published,
    Optional<PointChoice> choice,
    Json.Arr analyzers,
    Json.Obj data,
    String dataDigest,
    List<Recording> recordings,
    List<String> sources,
    Json experiment,
    List<PlannedRun> runs) {
  /** Copies the lists. */
  public StudyPlan {
    arms = List.copyOf(arms);
    tasks = List.copyOf(tasks);
    seeds = List.copyOf(seeds);
    comparisons = List.copyOf(comparisons);
    recordings = List.copyOf(recordings);
    sources = List.copyOf(sources);
    runs = List.copyOf(runs);
  }

  /**
   * A recording of a study.
   *
   * @param name its name
   * @param data where it comes from, as {@link StudyPlan#data}
   * @param digest digest of its values
   */
  public record Recording(String name, Json.Obj data, String digest) {}

  /**
   * One run of a study.
   *
   * @param arm name of its arm
   * @param task label of its task
   * @param seed seed
   * @param id id
   * @param definition everything that determines its result, canonical JSON
   */
  public record PlannedRun(String arm, String task, long seed, String id, String definition) {
    /** What an executor gets. */
    public RunRequest request() {
      return new RunRequest(id, definition, arm + " / " + task + " / seed " + seed);
    }
  }

  /** The same study with other runs in the places of some, by id. */
  public StudyPlan with(Map<String, RunRequest> others) {
    return new StudyPlan(
        kind,
        name,
        title,
        description,
        arms,
        tasks,
        seeds,
        comparisons,
        published,
        choice,
        analyzers,
        data,
        dataDigest,
        recordings,
        sources,
        experiment,
        runs.stream()
            .map(
                run ->
                    Optional.ofNullable(others.get(run.id()))
                        .map(
                            o ->
                                new PlannedRun(run.arm(), run.task(), run.seed(), o.id(), o.json()))
                        .orElse(run))
            .toList());
  }

  /** Folder of the study: its name and the first digits of the digest of its plan. */
  public String folder() {
    return name + "-" + JsonWriter.digest(PlanJson.encode(this)).substring(0, 8);
  }

  /** Distinct runs to compute; two arms that say the same share theirs. */
  public List<RunRequest> requests() {
    return runs.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                PlannedRun::id, PlannedRun::request, (a, b) -> a, java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }
}
