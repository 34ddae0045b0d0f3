package org.anlage.analysis;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Analyzers that could not do what they were to. One that fails is set aside for the rest of the
 * study; one that has nothing for such runs is left out; one that reports a problem of a run is
 * passed over there, and asked about the others.
 */
final class SkippedAnalyzers {
  private final AnalysisListener listener;
  private final Map<String, Problem> setAside = new ConcurrentHashMap<>();
  private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
  private final Map<String, Map<String, Problem>> refused = new ConcurrentSkipListMap<>();

  SkippedAnalyzers(AnalysisListener listener) {
    this.listener = listener;
  }

  /** Whether an analyzer is not to be asked again. */
  boolean isSetAside(String analyzer) {
    return setAside.containsKey(analyzer);
  }

  /** It is not to be asked again. */
  void setAside(String analyzer, ProblemException problem) {
    if (setAside.put(analyzer, problem.problems().get(0)) == null) {
      listener.note("warning: analyzer " + analyzer + " is set aside: " + problem.getMessage());
    }
  }

  /** It has nothing for runs that keep what these keep. */
  void leaveOut(String analyzer, String reason) {
    if (leftOut.add(analyzer)) {
      listener.note("note: analyzer " + analyzer + " is left out: " + reason);
    }
  }

  /** A run is not for it, and it says why. */
  void passOver(String analyzer, String run, ProblemException problem) {
    Map<String, Problem> runs =
        refused.computeIfAbsent(analyzer, name -> new ConcurrentSkipListMap<>());
    runs.put(run, problem.problems().get(0));
  }

  /**
   * Says what was passed over, the first by its reason. What nothing was found on is set aside.
   *
   * @param runs how many there were
   */
  void sum(int runs) {
    refused.forEach(
        (analyzer, problems) -> {
          Map.Entry<String, Problem> first = new TreeMap<>(problems).firstEntry();
          listener.note(
              "warning: analyzer "
                  + analyzer
                  + " found nothing on "
                  + problems.size()
                  + " of "
                  + runs
                  + (runs == 1 ? " run" : " runs")
                  + "; "
                  + first.getKey().substring(0, 12)
                  + ": "
                  + first.getValue().line());
          if (problems.size() == runs) {
            setAside.put(analyzer, first.getValue());
          }
        });
    refused.clear();
  }

  /** Analyzers that failed, or found nothing on any run, with the reason. */
  Map<String, Problem> all() {
    return new TreeMap<>(setAside);
  }
}
