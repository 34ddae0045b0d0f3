package org.anlage.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.run.RunKind;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.StudyPlan;

/** Writes small runs and plans for tests; nothing is computed. */
final class StoreOfRuns {
  private StoreOfRuns() {}

  /** A planned run; its id is the digest of its definition. */
  static StudyPlan.PlannedRun planned(String arm, long seed, String definition) {
    return new StudyPlan.PlannedRun(arm, "delay", seed, id(definition), definition);
  }

  static String id(String definition) {
    return JsonWriter.sha256(definition.getBytes(StandardCharsets.UTF_8));
  }

  /** Stores a run with a history of two epochs; NaN accuracy makes it a failed one. */
  static void store(DirectoryStore store, StudyPlan.PlannedRun run, double accuracy) {
    boolean failed = Double.isNaN(accuracy);
    try {
      Path folder = store.scratch();
      Files.writeString(folder.resolve("run.json"), run.definition());
      Files.writeString(
          folder.resolve("history.json"),
          "{\"name\":\"history\",\"caption\":\"\",\"columns\":["
              + "{\"name\":\"update\",\"unit\":\"\",\"numbers\":[50,100]},"
              + "{\"name\":\"test_accuracy\",\"unit\":\"\",\"numbers\":[0.5,"
              + (failed ? "\"NaN\"" : accuracy)
              + "]}]}");
      RunManifest.write(
          folder,
          Json.Obj.create()
              .with("id", run.id())
              .with("status", failed ? "failed" : "done")
              .with("failure", failed ? "the loss is NaN at update 100" : "")
              .with("seconds", 1.5));
      store.publish(run.id(), folder);
    } catch (IOException e) {
      throw store.problem("a run cannot be written", e);
    }
  }

  /** A plan of runs on the task {@code delay}. */
  static StudyPlan plan(String name, List<StudyView.Arm> arms, List<StudyPlan.PlannedRun> runs) {
    return plan(name, arms, runs, Json.Obj.create());
  }

  /** A plan of runs with an experiment of one's own. */
  static StudyPlan plan(
      String name, List<StudyView.Arm> arms, List<StudyPlan.PlannedRun> runs, Json experiment) {
    return new StudyPlan(
        RunKind.TRAIN,
        name,
        name,
        "",
        arms,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Json.array(List.of()),
        Json.Obj.create(),
        "",
        List.of(),
        List.of(),
        experiment,
        runs);
  }

  static StudyView.Arm arm(String name, Map<String, String> factors) {
    return new StudyView.Arm(name, name, "", factors);
  }
}
