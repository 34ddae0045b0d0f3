package org.anlage.launcher.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunRequest;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/** Groups of runs that differ in the seed alone, and therefore take about the same time. */
public final class RunGroups {
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  /** The group of a run. */
  public String of(RunRequest run) {
    return keys.computeIfAbsent(run.id(), id -> key(run));
  }

  private static String key(RunRequest run) {
    Json.Obj definition =
        (Json.Obj) JsonReader.parse(run.label(), run.json(), ProblemException.Kind.STORE);
    Json.Obj rest = new Json.Obj(new LinkedHashMap<>(definition.members()), definition.place());
    rest.members().remove("seed");
    return JsonWriter.digest(rest);
  }
}
