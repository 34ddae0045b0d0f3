package org.anlage.launcher.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.MeasurementDefinition;
import org.anlage.engine.definition.SourceChoice;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.experiment.RecordingSettings;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.StudyPlan;

/** Plans runs that measure: every estimator on every recording. */
final class MeasurementPlanner implements KindPlanner {
  private final Map<String, Recorded> known = new LinkedHashMap<>();

  /** What a plan says of a recording. */
  private record Recorded(String digest, String title) {}

  /** Every experiment that asks for nothing else measures, be it only its data. */
  @Override
  public boolean isAsked(Experiment experiment) {
    return true;
  }

  @Override
  public boolean needsData(Experiment experiment) {
    return experiment.estimators().isEmpty();
  }

  /** Names of the estimators in results; the second of a name is "name 2". */
  @Override
  public List<String> labels(Experiment experiment) {
    List<String> labels = new ArrayList<>();
    for (ConfiguredExtension estimator : experiment.estimators()) {
      String name = estimator.name();
      long same = labels.stream().filter(l -> l.equals(name) || l.startsWith(name + " ")).count();
      labels.add(same == 0 ? name : name + " " + (same + 1));
    }
    return labels;
  }

  @Override
  public List<StudyView.StudyTask> tasks(Experiment experiment, Optional<Cortex> cortex) {
    return labels(experiment).stream()
        .map(label -> new StudyView.StudyTask(label, Optional.empty()))
        .toList();
  }

  /** Adds an arm for every recording, and its runs. */
  @Override
  public void plan(ExperimentReader.Variant variant, DraftPlan draft) {
    Experiment experiment = variant.experiment();
    if (experiment.estimators().isEmpty()) {
      return;
    }
    experiment.estimators().forEach(MeasurementPlanner::requireEstimator);
    List<String> labels = labels(experiment);
    for (RecordingSettings recording : measured(experiment)) {
      Json.Obj data = draft.absolute(recording.data());
      Recorded recorded = recorded(recording.data(), data, draft);
      String name = recording.name() + variant.suffix();
      draft.add(
          new StudyView.Arm(
              name,
              recording.text().isEmpty()
                  ? recorded.title()
                  : recording.text() + " (" + recorded.title() + ")"));
      draft.add(new StudyPlan.Recording(name, data, recorded.digest()));
      for (int e = 0; e < labels.size(); e++) {
        for (long seed : draft.seeds()) {
          MeasurementDefinition definition =
              new MeasurementDefinition(
                  RunKind.MEASURE,
                  recorded.digest(),
                  recording.bin(),
                  recording.leastSnr(),
                  experiment.estimators().get(e),
                  seed,
                  List.of(),
                  draft.kernels());
          draft.add(definition, name, labels.get(e));
        }
      }
    }
  }

  @Override
  public Optional<Forecast.Cost> cost(PlannedStudy study, Catalogue catalogue) {
    return Optional.empty();
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

  /** What a recording is; it is loaded once, and again only when a run needs it. */
  private Recorded recorded(DataSettings settings, Json.Obj data, DraftPlan draft) {
    return known.computeIfAbsent(
        JsonWriter.canonical(data),
        key -> {
          Cortex cortex = draft.load(settings);
          return new Recorded(cortex.digest(), cortex.provenance().title());
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
