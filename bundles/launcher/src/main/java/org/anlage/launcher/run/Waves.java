package org.anlage.launcher.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.run.RunRequest;
import org.anlage.engine.definition.Definitions;
import org.anlage.parameters.json.Json;

/**
 * Runs in the order in which they can be computed, where some start from the networks of others.
 */
public final class Waves {
  private Waves() {}

  /** Lists of runs, each of which needs only runs of the lists before it. */
  static List<List<RunRequest>> of(List<RunRequest> runs) {
    Map<String, Integer> depths = new HashMap<>();
    Map<String, RunRequest> all = new HashMap<>();
    runs.forEach(run -> all.put(run.id(), run));
    List<List<RunRequest>> waves = new ArrayList<>();
    for (RunRequest run : runs) {
      int depth = depth(run, all, depths);
      while (waves.size() <= depth) {
        waves.add(new ArrayList<>());
      }
      waves.get(depth).add(run);
    }
    return waves;
  }

  /** Whether a run starts from another one. */
  public static boolean needsOthers(RunRequest run) {
    return !earlier(run).isEmpty();
  }

  /**
   * How many runs must come before it; a run's id contains those of its earlier runs: no circle.
   */
  private static int depth(
      RunRequest run, Map<String, RunRequest> all, Map<String, Integer> depths) {
    Integer known = depths.get(run.id());
    if (known != null) {
      return known;
    }
    int depth = 0;
    for (String earlier : earlier(run)) {
      RunRequest other = all.get(earlier);
      depth = other == null ? depth : Math.max(depth, 1 + depth(other, all, depths));
    }
    depths.put(run.id(), depth);
    return depth;
  }

  private static List<String> earlier(RunRequest run) {
    boolean any = run.json().contains("\"earlier\":") || run.json().contains("\"fork\":");
    if (!any) {
      return List.of(); // most runs: nothing is parsed
    }
    Json.Obj definition = Definitions.object(run.label(), run.json());
    List<String> earlier = new ArrayList<>();
    if (definition.members().get("earlier") instanceof Json.Arr ids) {
      ids.items().forEach(id -> earlier.add(((Json.Str) id).value()));
    }
    if (definition.members().get("fork") instanceof Json.Obj fork) {
      earlier.add(fork.text("run"));
    }
    return earlier;
  }
}
