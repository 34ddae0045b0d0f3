package org.anlage.launcher.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.engine.compute.CortexLoader;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.SourceChoice;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.RecordingSettings;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.StudyPlan;

/** Plans the runs of an experiment that measures: every estimator on every recording. */
final class RecordingPlanner {
  private final RunFactory factory;
  private final CortexLoader loader;
  private final Function<DataSettings, Json.Obj> absolute;
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, Supplier<Cortex>> sources = new LinkedHashMap<>();
  private final List<StudyPlan.Recording> recordings = new ArrayList<>();

  /**
   * A planner.
   *
   * @param factory makes runs
   * @param loader loads recordings
   * @param absolute data settings as JSON with an absolute path
   */
  RecordingPlanner(
      RunFactory factory, CortexLoader loader, Function<DataSettings, Json.Obj> absolute) {
    this.factory = factory;
    this.loader = loader;
    this.absolute = absolute;
  }

  /** All recordings planned. */
  List<StudyPlan.Recording> recordings() {
    return List.copyOf(recordings);
  }

  /** How to load them, by digest. */
  Map<String, Supplier<Cortex>> sources() {
    return sources;
  }

  /** Names of the estimators in results; the second of a name is "name 2". */
  static List<String> labels(Experiment experiment) {
    List<String> labels = new ArrayList<>();
    for (ConfiguredExtension estimator : experiment.estimators()) {
      String name = estimator.name();
      long same = labels.stream().filter(l -> l.equals(name) || l.startsWith(name + " ")).count();
      labels.add(same == 0 ? name : name + " " + (same + 1));
    }
    return labels;
  }

  /** Adds an arm for every recording, and its runs. */
  void plan(
      Experiment experiment,
      String suffix,
      List<Long> seeds,
      List<StudyView.Arm> arms,
      List<StudyPlan.PlannedRun> runs) {
    if (experiment.estimators().isEmpty()) {
      return;
    }
    experiment.estimators().forEach(RecordingPlanner::requireEstimator);
    List<String> labels = labels(experiment);
    for (RecordingSettings recording : measured(experiment)) {
      Json.Obj data = absolute.apply(recording.data());
      String digest = digest(recording, data);
      String name = recording.name() + suffix;
      String title = titles.getOrDefault(digest, "");
      arms.add(
          new StudyView.Arm(
              name, recording.text().isEmpty() ? title : recording.text() + " (" + title + ")"));
      recordings.add(new StudyPlan.Recording(name, data, digest));
      for (int e = 0; e < labels.size(); e++) {
        for (long seed : seeds) {
          ConfiguredExtension estimator = experiment.estimators().get(e);
          runs.add(factory.measurement(estimator, labels.get(e), name, digest, recording, seed));
        }
      }
    }
  }

  private static List<RecordingSettings> measured(Experiment experiment) {
    if (!experiment.recordings().isEmpty()) {
      return experiment.recordings();
    }
    DataSettings data = experiment.data();
    return List.of(
        new RecordingSettings(
            "data",
            "",
            new SourceChoice(data.source().component()),
            data.path(),
            RecordingSettings.BIN,
            RecordingSettings.ALL));
  }

  /** The digest of a recording, which is loaded once, and again only when a run needs it. */
  private String digest(RecordingSettings recording, Json.Obj data) {
    return digests.computeIfAbsent(
        JsonWriter.canonical(data),
        key -> {
          Cortex cortex = loader.load(recording.data());
          String digest = cortex.digest();
          titles.put(digest, cortex.provenance().title());
          sources.put(digest, () -> loader.load(recording.data()));
          return digest;
        });
  }

  private static void requireEstimator(ConfiguredExtension estimator) {
    Object service = estimator.entry().service();
    if (!(service instanceof ActivityAnalyzer) && !(service instanceof CortexAnalyzer)) {
      throw ProblemException.configuration(
          new Problem(
              "this analyzer does not measure recordings",
              "estimators",
              "\"" + estimator.name() + "\"",
              "an analyzer of activity or of data",
              "`anlage list` says what there is"));
    }
  }
}
