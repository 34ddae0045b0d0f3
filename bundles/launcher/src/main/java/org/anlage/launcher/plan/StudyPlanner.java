package org.anlage.launcher.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.CortexLoader;
import org.anlage.engine.compute.StudyData;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.engine.definition.NetworkSettings;
import org.anlage.engine.definition.TrainingDefinition;
import org.anlage.engine.definition.Units;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentCodecs;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.experiment.MixedCode;
import org.anlage.launcher.experiment.PublishedSettings;
import org.anlage.launcher.experiment.TaskSettings;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.ModelSelection;
import org.anlage.store.plan.StudyPlan;

/** Turns an experiment into runs with ids. */
public final class StudyPlanner {
  private final Catalogue catalogue;
  private final RunCode code;
  private final Consumer<String> warnings;

  /**
   * A planner.
   *
   * @param catalogue what is installed
   * @param code the code that enters results
   * @param warnings hears of plug-ins that could be done without
   */
  public StudyPlanner(Catalogue catalogue, RunCode code, Consumer<String> warnings) {
    this.warnings = warnings;
    this.catalogue = catalogue;
    this.code = code;
  }

  /**
   * Plans.
   *
   * @param variants the experiment at every point of its grid
   * @param firstSeeds take only so many seeds
   */
  public PlannedStudy plan(List<ExperimentReader.Variant> variants, OptionalInt firstSeeds) {
    Experiment first = variants.get(0).experiment();
    CortexLoader loader = new CortexLoader(catalogue, warnings);
    Optional<Cortex> cortex =
        needsData(first) ? Optional.of(loader.load(first.data())) : Optional.empty();
    String digest = cortex.map(Cortex::digest).orElse("");
    RecordingPlanner recordings = new RecordingPlanner(runs(), loader, this::data);
    List<StudyView.Arm> arms = new ArrayList<>();
    List<StudyView.Comparison> comparisons = new ArrayList<>();
    List<StudyPlan.PlannedRun> runs = new ArrayList<>();
    List<Long> seeds =
        first.seeds().values().stream().limit(firstSeeds.orElse(Integer.MAX_VALUE)).toList();
    for (ExperimentReader.Variant variant : variants) {
      Experiment experiment = variant.experiment();
      requireSame(first, experiment);
      for (ArmSettings arm : experiment.arms()) {
        String name = arm.name() + variant.suffix();
        arms.add(new StudyView.Arm(name, describe(arm), arm.keeps(), arm.factors().levels()));
        switch (experiment.kind()) {
          case TRAIN -> plan(experiment, arm, name, seeds, cortex.orElseThrow(), digest, runs);
          case SIMULATE ->
              seeds.forEach(
                  seed -> runs.add(runs().simulation(experiment, arm, name, seed, cortex, digest)));
          case MEASURE -> {}
        }
      }
      recordings.plan(experiment, variant.suffix(), seeds, arms, runs);
    }
    for (ExperimentReader.Variant variant : named(variants)) {
      variant
          .experiment()
          .comparisons()
          .forEach(
              c ->
                  comparisons.add(
                      new StudyView.Comparison(
                          c.arm() + variant.suffix(),
                          c.against().stream().map(a -> a + variant.suffix()).toList(),
                          c.reason(),
                          c.kind())));
    }
    StudyPlan plan =
        new StudyPlan(
            first.kind(),
            first.name(),
            first.title().isEmpty() ? first.name() : first.title(),
            first.description(),
            arms,
            tasks(first),
            seeds,
            comparisons,
            published(named(variants)),
            choice(variants),
            analyzers(first),
            data(first.data()),
            digest,
            recordings.recordings(),
            loader.used().stream().map(CatalogueEntry::bundle).map(code.closure()::line).toList(),
            resolved(variants),
            runs);
    return new PlannedStudy(
        plan,
        new StudyData(cortex, recordings.sources()),
        code,
        first.mixedCode() == MixedCode.REFUSE);
  }

  /** Only priors and tasks may need data that nobody named; a simulation of units does not. */
  private static boolean needsData(Experiment experiment) {
    boolean named =
        experiment.data().path().isPresent() || experiment.data().source().component().isPresent();
    return switch (experiment.kind()) {
      case TRAIN -> true;
      case SIMULATE -> named || experiment.network().units().count().isEmpty();
      case MEASURE -> experiment.estimators().isEmpty();
    };
  }

  /** What every arm is put through. */
  private static List<StudyView.StudyTask> tasks(Experiment experiment) {
    return switch (experiment.kind()) {
      case TRAIN -> experiment.tasks().stream().flatMap(task -> described(task).stream()).toList();
      case SIMULATE ->
          experiment.simulator().stream()
              .map(s -> new StudyView.StudyTask(s.name(), Optional.empty()))
              .toList();
      case MEASURE ->
          RecordingPlanner.labels(experiment).stream()
              .map(label -> new StudyView.StudyTask(label, Optional.empty()))
              .toList();
    };
  }

  /** What comparisons and published values name: arms at every point, or without a point. */
  private static List<ExperimentReader.Variant> named(List<ExperimentReader.Variant> variants) {
    Experiment first = variants.get(0).experiment();
    return first.choose().isPresent() ? List.of(new ExperimentReader.Variant("", first)) : variants;
  }

  private Optional<ModelSelection> choice(List<ExperimentReader.Variant> variants) {
    Experiment first = variants.get(0).experiment();
    String where = "; here at the first of " + variants.size() + " points of the grid";
    return first
        .choose()
        .map(
            criterion ->
                new ModelSelection(
                    criterion,
                    first.arms().stream()
                        .map(
                            arm ->
                                new StudyView.Arm(
                                    arm.name(),
                                    describe(arm) + where,
                                    arm.keeps(),
                                    arm.factors().levels()))
                        .toList(),
                    variants.stream().map(ExperimentReader.Variant::suffix).toList()));
  }

  private RunFactory runs() {
    return new RunFactory(catalogue, code);
  }

  /** Published values, for the arms of every point of the grid. */
  private static List<PublishedValues> published(List<ExperimentReader.Variant> variants) {
    List<PublishedSettings> given = variants.get(0).experiment().published();
    return IntStream.range(0, given.size())
        .mapToObj(
            i ->
                new PublishedValues(
                    given.get(i).source(),
                    given.get(i).metric(),
                    variants.stream()
                        .flatMap(v -> v.experiment().published().get(i).cells(v.suffix()))
                        .toList()))
        .toList();
  }

  /** A task with its description; empty if it cannot give one: its runs will say why. */
  private static Optional<StudyView.StudyTask> described(TaskSettings settings) {
    try {
      TaskDescription description =
          settings.task().<Task<Record>, TaskDescription>call("describe itself", Task::describe);
      return Optional.of(new StudyView.StudyTask(settings.label(), description));
    } catch (ProblemException broken) {
      return Optional.empty();
    }
  }

  private void plan(
      Experiment experiment,
      ArmSettings arm,
      String name,
      List<Long> seeds,
      Cortex cortex,
      String digest,
      List<StudyPlan.PlannedRun> runs) {
    NetworkSettings given = experiment.network();
    Units units = new Units(OptionalInt.of(given.units().count().orElse(cortex.size())));
    NetworkSettings network =
        new NetworkSettings(
            given.cell(),
            units,
            given.activation(),
            given.leak(),
            given.inputNoise(),
            given.precision());
    for (TaskSettings task : experiment.tasks()) {
      ConfiguredExtension trainer = experiment.trainer().orElseThrow();
      for (long seed : seeds) {
        TrainingDefinition definition =
            new TrainingDefinition(
                RunKind.TRAIN,
                digest,
                network,
                arm.weights(),
                arm.embedding(),
                arm.regularizers(),
                arm.constraints(),
                task.task(),
                task.dataset(),
                trainer,
                seed,
                List.of(),
                code.kernels().kernelClass());
        runs.add(runs().planned(definition, name, task.label()));
      }
    }
  }

  private static void requireSame(Experiment first, Experiment other) {
    boolean same =
        json(first.data()).equals(json(other.data()))
            && first.seeds().equals(other.seeds())
            && RecordingPlanner.labels(first).equals(RecordingPlanner.labels(other))
            && first.tasks().stream()
                .map(TaskSettings::label)
                .toList()
                .equals(other.tasks().stream().map(TaskSettings::label).toList());
    if (!same) {
      throw ProblemException.configuration(
          new Problem(
              "a grid over data, seeds or names of tasks",
              "grid",
              "",
              "",
              "make one experiment file for each, with \"extends\""));
    }
  }

  private static String json(DataSettings data) {
    return data.path().orElse("")
        + data.source().component().map(c -> JsonWriter.canonical(c.json())).orElse("auto");
  }

  private Json.Arr analyzers(Experiment experiment) {
    if (experiment.analyzers().isPresent()) {
      return Json.array(
          experiment.analyzers().get().stream().map(ConfiguredExtension::json).toList());
    }
    return Json.array(
        catalogue.list(ExtensionKind.ANALYZER).stream()
            .filter(StudyPlanner::hasDefaults)
            .map(CatalogueEntry::name)
            .map(Json::string)
            .toList());
  }

  /** Whether an analyzer can be used without being told anything. */
  private static boolean hasDefaults(CatalogueEntry analyzer) {
    try {
      ParameterDecoder decoder = new ParameterDecoder();
      return decoder
          .decode(analyzer.parameters(), Json.Obj.create(), analyzer.name(), Set.of())
          .isPresent();
    } catch (ProblemException broken) {
      return true; // the analysis names it and sets it aside
    }
  }

  private Json.Obj data(DataSettings data) {
    Optional<String> path =
        data.path().map(p -> Path.of(p).toAbsolutePath().normalize().toString());
    return new ParameterEncoder(new ExperimentCodecs(catalogue).all())
        .encode(new DataSettings(data.source(), path));
  }

  /** The experiment as it is run; paths are left out, for the report may travel. */
  private Json resolved(List<ExperimentReader.Variant> variants) {
    ParameterEncoder encoder = new ParameterEncoder(new ExperimentCodecs(catalogue).all());
    List<Json> all = new ArrayList<>();
    for (ExperimentReader.Variant variant : variants) {
      Json.Obj json = encoder.encode(variant.experiment());
      if (json.members().get("data") instanceof Json.Obj data) {
        Json.Obj copy = new Json.Obj(new LinkedHashMap<>(data.members()), Json.Place.NONE);
        copy.members().computeIfPresent("path", (key, path) -> folderName(path));
        json.with("data", copy);
      }
      all.add(json);
    }
    return all.size() == 1 ? all.get(0) : Json.array(all);
  }

  private static Json folderName(Json path) {
    Path name = Path.of(((Json.Str) path).value()).getFileName();
    return Json.string(name == null ? "" : name.toString());
  }

  /** An arm's pipeline in words. */
  private String describe(ArmSettings arm) {
    List<String> parts = new ArrayList<>();
    List<String> weights = new ArrayList<>();
    weights.add(words(arm.weights().generator()));
    arm.weights().transforms().forEach(t -> weights.add(words(t)));
    parts.add("weights: " + String.join(", then ", weights));
    arm.embedding().ifPresent(e -> parts.add("distances: " + words(e)));
    if (!arm.regularizers().isEmpty()) {
      parts.add(
          "penalties: "
              + String.join(" + ", arm.regularizers().stream().map(this::words).toList()));
    }
    if (!arm.constraints().isEmpty()) {
      parts.add(
          "constraints: "
              + String.join(", ", arm.constraints().stream().map(this::words).toList()));
    }
    String pipeline = String.join("; ", parts);
    return arm.text().isEmpty() ? pipeline : arm.text() + " (" + pipeline + ")";
  }

  /** An extension with the parameters that differ from its defaults. */
  private String words(ConfiguredExtension component) {
    List<String> parameters = new ArrayList<>();
    Map<String, Json> defaults = defaults(component);
    component
        .json()
        .members()
        .forEach(
            (key, value) -> {
              Json usual = defaults.get(key);
              if (usual == null
                  || !JsonWriter.canonical(usual).equals(JsonWriter.canonical(value))) {
                String text = value instanceof Json.Str s ? s.value() : JsonWriter.canonical(value);
                parameters.add(key + " " + text);
              }
            });
    return parameters.isEmpty()
        ? component.name()
        : component.name() + " (" + String.join(", ", parameters) + ")";
  }

  /** What the extension is without any parameter given; its name alone if some are required. */
  private Map<String, Json> defaults(ConfiguredExtension component) {
    Json name = Json.string(component.name());
    return new ExtensionCodecs(catalogue)
        .component(component.entry().kind(), name, new ParameterDecoder(), Set.of())
        .map(c -> c.json().members())
        .orElse(Map.of("use", name));
  }
}
