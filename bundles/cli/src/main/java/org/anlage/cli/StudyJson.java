package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Findings;
import org.anlage.parameters.json.Json;
import org.anlage.store.FindingsJson;

/** Studies as JSON, in the same words for all commands. */
final class StudyJson {
  private StudyJson() {}

  /** A study, the store that has it, and its report. Paths are absolute. */
  static Json.Obj of(String study, Path store, Optional<Path> report) {
    Json.Obj json = Json.Obj.create().with("study", study).with("store", absolute(store));
    report.ifPresent(file -> json.with("report", absolute(file)));
    return json;
  }

  /** A run with its status and its results on test trials. */
  static Json.Obj of(StudyRun run) {
    return Json.Obj.create()
        .with("id", run.id())
        .with("arm", run.arm())
        .with("task", run.task())
        .with("seed", run.seed())
        .with("status", run.status().name().toLowerCase(Locale.ROOT))
        .with("failure", run.failure())
        .with("seconds", run.seconds())
        .with("test_accuracy", run.metric("test_accuracy"))
        .with("test_loss", run.metric("test_loss"));
  }

  /** Metrics by analyzer. */
  static Json.Obj metrics(Map<String, Findings> findings) {
    Json.Obj json = Json.Obj.create();
    findings.forEach(
        (analyzer, found) -> {
          Json.Obj metrics = Json.Obj.create();
          found.metrics().forEach(metrics::with);
          json.with(analyzer, metrics);
        });
    return json;
  }

  /** Findings by analyzer, with tables and figures. */
  static Json.Obj findings(Map<String, Findings> findings) {
    Json.Obj json = Json.Obj.create();
    findings.forEach((analyzer, found) -> json.with(analyzer, FindingsJson.encode(found)));
    return json;
  }

  /** Absolute paths. */
  static Json absolute(List<Path> files) {
    return Json.array(files.stream().map(file -> Json.string(absolute(file))).toList());
  }

  /** An absolute path. */
  static String absolute(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
