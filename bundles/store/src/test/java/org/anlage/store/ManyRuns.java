package org.anlage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;

/**
 * Stores copies of one run as the results of all planned runs of a study, so that the growth of
 * commands with the number of runs can be measured without computing them. What such a store says
 * is not true.
 */
final class ManyRuns {
  private static final List<String> MADE_ANEW =
      List.of("format", "id", "question", "result", "files", "seal");

  private ManyRuns() {}

  /**
   * Fills a store.
   *
   * @param arguments folder of a store with one run at least, and name of a planned study
   */
  public static void main(String[] arguments) throws IOException {
    DirectoryStore store = DirectoryStore.create(Path.of(arguments[0]));
    StudyPlan plan = store.plan(Optional.of(arguments[1]));
    String template = store.runs().get(0);
    int made = 0;
    for (StudyPlan.PlannedRun run : plan.runs()) {
      if (!store.contains(run.id())) {
        store(store, template, run);
        made++;
      }
    }
    System.out.println(made + " runs");
  }

  private static void store(DirectoryStore store, String template, StudyPlan.PlannedRun run)
      throws IOException {
    Path folder = store.scratch();
    for (Path file : store.list(store.directory(template))) {
      Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
    }
    Files.delete(folder.resolve(RunManifest.FILE));
    Files.writeString(folder.resolve(RunManifest.DEFINITION), run.definition());
    Json.Obj content = Json.Obj.create().with("id", run.id());
    store
        .manifest(template)
        .members()
        .forEach(
            (key, value) -> {
              if (!MADE_ANEW.contains(key)) {
                content.with(key, value);
              }
            });
    RunManifest.write(folder, content);
    store.publish(run.id(), folder);
  }
}
