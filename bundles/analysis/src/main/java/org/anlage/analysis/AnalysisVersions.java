package org.anlage.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.store.DirectoryStore;
import org.anlage.store.SealedFiles;
import org.anlage.store.StoredFiles;
import org.anlage.store.plan.StudyPlan;

/** An index of the findings of a study's runs, by analyzer and version of the analyzer. */
public final class AnalysisVersions {
  private final DirectoryStore store;
  private final StudyPlan plan;
  private final SortedMap<String, List<String>> runs = new TreeMap<>();

  /** Looks into a store. */
  public AnalysisVersions(DirectoryStore store, StudyPlan plan) {
    this.store = store;
    this.plan = plan;
    plan.runs().stream().map(StudyPlan.PlannedRun::id).distinct().forEach(this::look);
  }

  private void look(String run) {
    store
        .analyses(run)
        .forEach(version -> runs.computeIfAbsent(version, v -> new ArrayList<>()).add(run));
  }

  /**
   * Runs by version, {@code name@version+digest.parameters}; the digests are of the bundle's jar
   * and of the parameters.
   */
  public SortedMap<String, List<String>> runs() {
    return runs;
  }

  /** Versions of one analyzer. */
  public List<String> of(String analyzer) {
    return runs.keySet().stream().filter(version -> version.startsWith(analyzer + "@")).toList();
  }

  /** The one version that begins like this. */
  public String named(String beginning) {
    List<String> fitting = runs.keySet().stream().filter(v -> v.startsWith(beginning)).toList();
    if (fitting.size() != 1) {
      throw ProblemException.configuration(
          new Problem(
              fitting.isEmpty() ? "there are no such results" : "several results begin like this",
              beginning,
              "",
              "the beginning of one of: "
                  + String.join(", ", fitting.isEmpty() ? runs.keySet() : fitting),
              ""));
    }
    return fitting.get(0);
  }

  /** Metrics that a version found on a run. */
  public Map<String, Double> metrics(String version, String run) {
    Path file = store.analysis(run, version);
    new SealedFiles(store, note -> {})
        .damage(file)
        .ifPresent(
            damage -> {
              throw new ProblemException(
                  ProblemException.Kind.STORE,
                  new Problem(
                      "findings of the store are damaged",
                      file.toString(),
                      damage,
                      "",
                      "remove them; `anlage analyze` finds them again where the same version of the"
                          + " analyzer is installed"));
            });
    return StoredFiles.object(file, AnalyzerCalls::findings).metrics();
  }

  /** The study. */
  public StudyPlan plan() {
    return plan;
  }
}
