package org.anlage.web.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anlage.analysis.AnalysisVersions;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.launcher.Studies;
import org.anlage.launcher.run.RunProgress;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.FindingsJson;
import org.anlage.store.StoredFiles;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Question;
import org.anlage.web.watch.StoreWatch;
import org.anlage.web.watch.StoredResult;
import org.anlage.web.watch.StudyIndex;

/**
 * Answers about one study: its runs, their curves, findings across runs, budget and report.
 *
 * @param watch the store
 * @param studies the way in to studies
 */
public record StudyAnswers(StoreWatch watch, Studies studies) {
  /** What arms use of the data: beside the findings of a study, and none of them. */
  private static final String DATA_USE = "data-use.json";

  private static final int MOST_CURVES = 400;
  private static final int MOST_POINTS = 400;

  /** What is known of runs under way, and the column of the same in histories. */
  private static final String LOSS = "train_loss";

  /** What it is. */
  public Answer study(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    List<Json> arms = new ArrayList<>();
    for (int i = 0; i < study.arms().size(); i++) {
      arms.add(
          Json.Obj.create().with("name", study.arms().get(i)).with("text", study.texts().get(i)));
    }
    return Answer.json(
        Json.Obj.create()
            .with("folder", study.folder())
            .with("title", study.title().isEmpty() ? study.name() : study.title())
            .with("kind", study.kind())
            .with("description", study.description())
            .with("arms", Json.array(arms))
            .with("tasks", texts(study.tasks()))
            .with("report", Files.isRegularFile(report(study))));
  }

  /**
   * Its runs, column by column: words by their number in a list, so that 10,000 runs are some
   * hundred kilobytes.
   */
  public Answer runs(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    Map<String, RunProgress.State> live = watch.live();
    List<Json> ids = new ArrayList<>();
    List<Json> arms = new ArrayList<>();
    List<Json> tasks = new ArrayList<>();
    List<Json> seeds = new ArrayList<>();
    List<Json> states = new ArrayList<>();
    List<Json> seconds = new ArrayList<>();
    Map<String, Integer> armNumbers = numbers(study.arms());
    Map<String, Integer> taskNumbers = numbers(study.tasks());
    TreeSet<String> names = new TreeSet<>();
    List<Map<String, Double>> metrics = new ArrayList<>();
    for (StudyIndex.Run run : study.runs()) {
      Optional<StoredResult> result = watch.result(run.id());
      ids.add(Json.string(run.id()));
      arms.add(Json.number(armNumbers.getOrDefault(run.arm(), -1)));
      tasks.add(Json.number(taskNumbers.getOrDefault(run.task(), -1)));
      seeds.add(Json.string(Long.toString(run.seed())));
      states.add(Json.string(state(run, result, live)));
      seconds.add(number(result.map(StoredResult::seconds).orElse(Double.NaN)));
      metrics.add(result.map(StoredResult::metrics).orElse(Map.of()));
      names.addAll(metrics.get(metrics.size() - 1).keySet());
    }
    Json.Obj columns = Json.Obj.create();
    for (String name : names) {
      columns.with(
          name,
          Json.array(metrics.stream().map(m -> number(m.getOrDefault(name, Double.NaN))).toList()));
    }
    return Answer.json(
        Json.Obj.create()
            .with("arms", texts(study.arms()))
            .with("tasks", texts(study.tasks()))
            .with("id", Json.array(ids))
            .with("arm", Json.array(arms))
            .with("task", Json.array(tasks))
            .with("seed", Json.array(seeds))
            .with("state", Json.array(states))
            .with("seconds", Json.array(seconds))
            .with("metrics", columns));
  }

  /** A number to be shown, in Java's own digits: those of stored files take ten times as long. */
  private static Json number(double value) {
    return Double.isFinite(value) && value != Math.rint(value)
        ? new Json.Num(Double.toString(value), Json.Place.NONE)
        : Json.number(value);
  }

  private String state(
      StudyIndex.Run run, Optional<StoredResult> result, Map<String, RunProgress.State> live) {
    if (result.isPresent()) {
      return result.get().status() == RunStatus.DONE ? "done" : "failed";
    }
    return watch.isFinished(run.id()) ? "done" : live.containsKey(run.id()) ? "live" : "missing";
  }

  private static Map<String, Integer> numbers(List<String> words) {
    Map<String, Integer> numbers = new HashMap<>();
    words.forEach(word -> numbers.putIfAbsent(word, numbers.size()));
    return numbers;
  }

  /**
   * Curves of runs: those that are named, else the first {@value #MOST_CURVES}; of runs under way
   * the loss. Long ones are thinned out.
   */
  public Answer curves(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    String metric = question.find("metric").orElse(LOSS);
    List<String> wanted =
        question.find("runs").map(runs -> Arrays.asList(runs.split(","))).orElse(List.of());
    Map<String, RunProgress.State> live = watch.live();
    List<Json> curves = new ArrayList<>();
    for (StudyIndex.Run run : study.runs()) {
      if (curves.size() == MOST_CURVES) {
        break;
      }
      if (wanted.isEmpty() || wanted.contains(run.id())) {
        curve(run, metric, live).ifPresent(curves::add);
      }
    }
    return Answer.json(Json.Obj.create().with("metric", metric).with("curves", Json.array(curves)));
  }

  private Optional<Json> curve(
      StudyIndex.Run run, String metric, Map<String, RunProgress.State> live) {
    Json.Obj json =
        Json.Obj.create()
            .with("run", run.id())
            .with("arm", run.arm())
            .with("task", run.task())
            .with("seed", run.seed());
    RunProgress.State state = live.get(run.id());
    if (state != null) {
      double[] updates = state.points().stream().mapToDouble(RunProgress.Point::update).toArray();
      double[] losses = state.points().stream().mapToDouble(RunProgress.Point::loss).toArray();
      return metric.equals(LOSS)
          ? Optional.of(points(json, updates, losses).with("live", true))
          : Optional.empty();
    }
    Path file = watch.store().directory(run.id()).resolve("history.json");
    if (!watch.isFinished(run.id()) || !Files.exists(file)) {
      return Optional.empty();
    }
    Table history = StoredFiles.table(file);
    return Optional.of(history)
        .filter(h -> h.has("update") && h.has(metric))
        .map(h -> points(json, h.numbers("update"), h.numbers(metric)));
  }

  private static Json.Obj points(Json.Obj json, double[] x, double[] y) {
    int step = Math.max(1, (x.length + MOST_POINTS - 1) / MOST_POINTS);
    List<Json> xs = new ArrayList<>();
    List<Json> ys = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (i % step == 0 || i == x.length - 1) {
        xs.add(number(x[i]));
        ys.add(number(y[i]));
      }
    }
    return json.with("x", Json.array(xs)).with("y", Json.array(ys));
  }

  /** What the budget says of the first finished run of every arm and task. */
  public Answer budget(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    Map<String, Json> first = new java.util.LinkedHashMap<>();
    for (StudyIndex.Run run : study.runs()) {
      Path file = watch.store().directory(run.id()).resolve("audit.json");
      String cell = run.arm() + "\n" + run.task();
      if (!first.containsKey(cell) && watch.isFinished(run.id()) && Files.exists(file)) {
        first.put(
            cell,
            Json.Obj.create()
                .with("arm", run.arm())
                .with("task", run.task())
                .with("findings", FindingsJson.encode(StoredFiles.findings(file))));
      }
    }
    return Answer.json(Json.Obj.create().with("budgets", Json.array(first.values())));
  }

  /** Findings across runs by analyzer, and versions of analyzers with findings on single runs. */
  public Answer findings(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    Path folder = watch.store().studyFolder(study.folder());
    Json.Obj across = Json.Obj.create();
    for (Path file : findings(folder)) {
      String name = String.valueOf(file.getFileName()).replaceAll("\\.json$", "");
      across.with(name, FindingsJson.encode(StoredFiles.findings(file)));
    }
    AnalysisVersions versions = versions(study);
    Json.Obj single = Json.Obj.create();
    versions.runs().forEach((version, runs) -> single.with(version, (long) runs.size()));
    return Answer.json(Json.Obj.create().with("across", across).with("versions", single));
  }

  /** Metrics that a version of an analyzer found on the runs of a study. */
  public Answer version(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    AnalysisVersions versions = versions(study);
    String version = versions.named(question.text("version"));
    List<String> analysed = versions.runs().getOrDefault(version, List.of());
    List<Json> rows = new ArrayList<>();
    for (StudyIndex.Run run : study.runs()) {
      if (analysed.contains(run.id()) && rows.size() < MOST_CURVES) {
        Json.Obj metrics = Json.Obj.create();
        versions.metrics(version, run.id()).forEach(metrics::with);
        rows.add(
            Json.Obj.create()
                .with("arm", run.arm())
                .with("task", run.task())
                .with("seed", run.seed())
                .with("metrics", metrics));
      }
    }
    return Answer.json(Json.Obj.create().with("version", version).with("rows", Json.array(rows)));
  }

  private AnalysisVersions versions(StudyIndex study) {
    return studies.versions(watch.store().root(), Optional.of(study.folder()));
  }

  private static List<Path> findings(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && !file.endsWith(DATA_USE))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The experiment with everything resolved. */
  public Answer experiment(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    return Answer.json(watch.store().plan(Optional.of(study.folder())).experiment());
  }

  /** The report, a page of its own. */
  public Answer report(Question question) {
    StudyIndex study = watch.study(question.text("study"));
    Path file = report(study);
    try {
      if (!Files.isRegularFile(file) || !within(file)) {
        throw ProblemException.configuration(Problem.of("this study has no report yet"));
      }
      return Answer.report(Files.readAllBytes(file));
    } catch (IOException e) {
      throw watch.store().problem("the report cannot be read", e);
    }
  }

  private Path report(StudyIndex study) {
    return watch.store().studyFolder(study.folder()).resolve("report.html");
  }

  /** Whether a file is in the store also where links are followed. */
  private boolean within(Path file) throws IOException {
    DirectoryStore store = watch.store();
    return file.toRealPath().startsWith(store.root().toRealPath());
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::string).toList());
  }
}
