package org.anlage.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunRequest;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.definition.Definitions;
import org.anlage.store.DirectoryStore;
import org.anlage.store.RunManifest;

/** Stored runs that answer the same question as missing ones, computed by other code. */
final class OtherBuilds {
  private final DirectoryStore store;
  private final Progress progress;

  OtherBuilds(DirectoryStore store, Progress progress) {
    this.store = store;
    this.progress = progress;
  }

  /**
   * Says which missing runs the store has from other code, and takes them where that is wanted.
   *
   * @param missing runs that the store does not have
   * @param options whether to take them
   * @param replaced gets the stored run for each planned one that is taken
   * @return what is still missing
   */
  List<RunRequest> use(
      List<RunRequest> missing, StudyRunner.Options options, Map<String, RunRequest> replaced) {
    Map<String, RunRequest> stored = stored(missing);
    if (stored.isEmpty()) {
      return missing;
    }
    String differing = String.join(", ", differing(missing, stored));
    if (!options.acceptBuilds()) {
      progress.note(
          "note: the store has "
              + stored.size()
              + " of the "
              + missing.size()
              + " missing runs from other code ("
              + differing
              + "); --accept-builds uses them instead of computing them again");
      return missing;
    }
    if (options.refuseMixedCode()) {
      throw ProblemException.configuration(
          new Problem(
              "--accept-builds contradicts the experiment",
              "mixedCode",
              "\"refuse\"",
              "\"mark\"",
              "leave one of the two out"));
    }
    replaced.putAll(stored);
    progress.note(
        "note: "
            + stored.size()
            + " runs computed by other code are used ("
            + differing
            + "); the report says so");
    return missing.stream().filter(run -> !stored.containsKey(run.id())).toList();
  }

  /** The latest whole run that answers the question of each missing one, by the planned id. */
  private Map<String, RunRequest> stored(List<RunRequest> missing) {
    if (missing.isEmpty()) {
      return Map.of();
    }
    Map<String, String> questions =
        missing.stream()
            .collect(Collectors.toMap(RunRequest::id, run -> RunManifest.question(run.json())));
    Map<String, List<String>> answers = store.answering(Set.copyOf(questions.values()));
    Map<String, RunRequest> stored = new LinkedHashMap<>();
    for (RunRequest run : missing) {
      answers.getOrDefault(questions.getOrDefault(run.id(), ""), List.of()).stream()
          .filter(id -> store.damage(id).isEmpty())
          .findFirst()
          .ifPresent(id -> stored.put(run.id(), new RunRequest(id, definition(id), run.label())));
    }
    return stored;
  }

  private String definition(String id) {
    try {
      return Files.readString(store.directory(id).resolve("run.json"));
    } catch (IOException e) {
      throw store.problem("a run cannot be read", e);
    }
  }

  /** Symbolic names of the bundles in which stored and planned runs differ. */
  private static Set<String> differing(List<RunRequest> missing, Map<String, RunRequest> stored) {
    Set<String> names = new TreeSet<>();
    for (RunRequest planned : missing) {
      RunRequest other = stored.get(planned.id());
      if (other != null) {
        List<String> now = code(planned);
        List<String> then = code(other);
        List<String> lines = new ArrayList<>(now);
        lines.removeAll(then);
        names.addAll(RunCode.bundles(lines));
        lines = new ArrayList<>(then);
        lines.removeAll(now);
        names.addAll(RunCode.bundles(lines));
      }
    }
    return names;
  }

  private static List<String> code(RunRequest run) {
    return Definitions.code(Definitions.object(run.label(), run.json()));
  }
}
