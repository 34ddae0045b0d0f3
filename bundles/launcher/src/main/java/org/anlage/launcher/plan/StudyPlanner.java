package org.anlage.launcher.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.network.Cell;
import org.anlage.api.run.RunKind;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.CortexLoader;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentCodecs;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.experiment.HalvingSettings;
import org.anlage.launcher.experiment.MixedCode;
import org.anlage.launcher.experiment.PublishedSettings;
import org.anlage.launcher.experiment.TaskSettings;
import org.anlage.launcher.run.Waves;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.HalvingOutcome;
import org.anlage.store.plan.ModelSelection;
import org.anlage.store.plan.PointChoice;
import org.anlage.store.plan.StudyPlan;

/** Turns an experiment into runs with ids. */
public final class StudyPlanner {
  private final Catalogue catalogue;
  private final RunCode code;
  private final Consumer<String> warnings;
  private final ArmWords words;

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
    words = new ArmWords(catalogue);
  }

  /** An arm and a task of an experiment, by their positions. */
  record ArmAndTask(int arm, int task) {}

  /**
   * Plans; with successive halving, its first rung.
   *
   * @param variants the experiment at every point of its grid or search
   * @param firstSeeds take only so many seeds
   */
  public PlannedStudy plan(List<ExperimentReader.Variant> variants, OptionalInt firstSeeds) {
    Experiment first = variants.get(0).experiment();
    List<Long> seeds = seeds(first, firstSeeds);
    cautions(variants).forEach(caution -> warnings.accept("note: " + caution));
    if (!variants.get(0).rungs().isEmpty()) {
      return new SuccessiveHalving(this, variants, seeds).begin();
    }
    KindPlanner planner = KindPlanner.of(KindPlanner.kind(first));
    DraftPlan draft = draft(planner, variants, seeds);
    for (ExperimentReader.Variant variant : variants) {
      arms(variant.experiment(), variant.suffix(), "").forEach(draft::add);
      planner.plan(variant, draft);
    }
    return planned(
        first.name(), variants, draft, named(variants), choice(variants, seeds), Optional.empty());
  }

  /**
   * Plans a rung of successive halving, as a study of its own.
   *
   * @param rung rung, from 0
   * @param variants the experiment at every point
   * @param places arms and tasks that a point is left for
   * @param next what follows
   */
  PlannedStudy rung(
      int rung,
      HalvingSettings halving,
      List<ExperimentReader.Variant> variants,
      IntFunction<List<ArmAndTask>> places,
      Continuation next) {
    List<ExperimentReader.Variant> shorter =
        variants.stream()
            .map(v -> new ExperimentReader.Variant(v.suffix(), v.rungs().get(rung), List.of()))
            .toList();
    DraftPlan draft = draft(KindPlanner.of(RunKind.TRAIN), shorter, halving.seeds().values());
    for (int point = 0; point < shorter.size(); point++) {
      ExperimentReader.Variant variant = shorter.get(point);
      List<Integer> left = places.apply(point).stream().map(ArmAndTask::arm).distinct().toList();
      List<StudyView.Arm> arms = arms(variant.experiment(), variant.suffix(), "");
      left.forEach(arm -> draft.add(arms.get(arm)));
      add(variant, places.apply(point), draft);
    }
    requireIndependent(draft);
    return planned(
        variants.get(0).experiment().name() + "-rung-" + (rung + 1),
        shorter,
        draft,
        List.of(),
        Optional.empty(),
        Optional.of(next));
  }

  /**
   * Plans the study of the points that successive halving has chosen.
   *
   * @param places arms and tasks that a point was chosen for
   */
  PlannedStudy chosen(
      List<ExperimentReader.Variant> variants,
      List<Long> seeds,
      IntFunction<List<ArmAndTask>> places,
      HalvingOutcome outcome) {
    Experiment first = variants.get(0).experiment();
    DraftPlan draft = draft(KindPlanner.of(RunKind.TRAIN), variants, seeds);
    outcome.arms().forEach(draft::add);
    for (int point = 0; point < variants.size(); point++) {
      add(
          new ExperimentReader.Variant("", variants.get(point).experiment(), List.of()),
          places.apply(point),
          draft);
    }
    draft.sort(
        first.arms().stream().map(ArmSettings::name).toList(),
        first.tasks().stream().map(TaskSettings::label).toList());
    return planned(
        first.name(),
        variants,
        draft,
        List.of(new ExperimentReader.Variant("", first, List.of())),
        Optional.of(outcome),
        Optional.empty());
  }

  private static void add(
      ExperimentReader.Variant variant, List<ArmAndTask> places, DraftPlan draft) {
    TrainingArms arms = TrainingPlanner.arms(variant, draft);
    Experiment experiment = variant.experiment();
    for (ArmAndTask place : places) {
      for (long seed : draft.seeds()) {
        draft.add(
            arms.run(
                experiment.arms().get(place.arm()), experiment.tasks().get(place.task()), seed));
      }
    }
  }

  /** A run at a point that was given up cannot be started from. */
  private static void requireIndependent(DraftPlan draft) {
    if (draft.runs().stream().anyMatch(run -> Waves.needsOthers(run.request()))) {
      throw ProblemException.configuration(
          new Problem(
              "successive halving of arms that start from other arms",
              "\"halving\" of \"search\"",
              "",
              "arms without starts from runs of others and without forks",
              "leave \"halving\" out: all points are then computed"));
    }
  }

  /** What rules have to say of the cells that they are used with, each once. */
  private static List<String> cautions(List<ExperimentReader.Variant> variants) {
    List<String> found = new ArrayList<>();
    for (ExperimentReader.Variant variant : variants) {
      Experiment experiment = variant.experiment();
      experiment.trainer().stream()
          .flatMap(ConfiguredExtension::all)
          .flatMap(used -> caution(used, experiment.network().storedCell()).stream())
          .filter(caution -> !found.contains(caution))
          .forEach(found::add);
    }
    return found;
  }

  private static Optional<String> caution(ConfiguredExtension extension, Cell cell) {
    String doing = "say what to know of a cell";
    return switch (extension.entry().kind()) {
      case LEARNING_RULE ->
          extension.<LearningRule<Record>, Optional<String>>call(
              doing, (rule, parameters) -> rule.caution(parameters, cell));
      case UPDATE_RULE ->
          extension.<UpdateRule<Record>, Optional<String>>call(
              doing, (rule, parameters) -> rule.caution(parameters, cell));
      default -> Optional.empty();
    };
  }

  private List<Long> seeds(Experiment first, OptionalInt firstSeeds) {
    List<Long> seeds =
        first.seeds().values().stream().limit(firstSeeds.orElse(Integer.MAX_VALUE)).toList();
    if (firstSeeds.orElse(0) > seeds.size()) {
      warnings.accept(
          "note: the experiment has "
              + seeds.size()
              + (seeds.size() == 1 ? " seed" : " seeds")
              + ", and --seeds "
              + firstSeeds.orElseThrow()
              + " uses the first of them: all; --set seeds="
              + firstSeeds.orElseThrow()
              + " uses more");
    }
    return seeds;
  }

  private DraftPlan draft(
      KindPlanner planner, List<ExperimentReader.Variant> variants, List<Long> seeds) {
    Experiment first = variants.get(0).experiment();
    variants.forEach(variant -> requireSame(planner, first, variant.experiment()));
    CortexLoader loader = new CortexLoader(catalogue, warnings);
    return new DraftPlan(
        catalogue,
        code,
        loader,
        this::data,
        planner.needsData(first) ? Optional.of(loader.load(first.data())) : Optional.empty(),
        seeds);
  }

  /** Arms of an experiment for plans and reports. */
  List<StudyView.Arm> arms(Experiment experiment, String suffix, String addition) {
    return experiment.arms().stream()
        .map(arm -> words.arm(arm, arm.name() + suffix, addition))
        .toList();
  }

  private PlannedStudy planned(
      String name,
      List<ExperimentReader.Variant> variants,
      DraftPlan draft,
      List<ExperimentReader.Variant> named,
      Optional<PointChoice> choice,
      Optional<Continuation> next) {
    Experiment first = variants.get(0).experiment();
    RunKind kind = KindPlanner.kind(first);
    List<StudyView.Comparison> comparisons = new ArrayList<>();
    for (ExperimentReader.Variant variant : named) {
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
            kind,
            name,
            first.title().isEmpty() ? name : first.title(),
            first.description(),
            draft.arms(),
            KindPlanner.of(kind).tasks(first, draft.cortex()),
            draft.seeds(),
            comparisons,
            named.isEmpty() ? List.of() : published(named),
            choice,
            analyzers(first),
            data(first.data()),
            draft.dataDigest(),
            draft.recordings(),
            draft.sources().stream().map(code.closure()::line).toList(),
            resolved(variants),
            draft.runs());
    return new PlannedStudy(plan, draft.data(), code, first.mixedCode() == MixedCode.REFUSE, next);
  }

  /** What comparisons and published values name: arms at every point, or without a point. */
  private static List<ExperimentReader.Variant> named(List<ExperimentReader.Variant> variants) {
    Experiment first = variants.get(0).experiment();
    return first.choose().isPresent()
        ? List.of(new ExperimentReader.Variant("", first, List.of()))
        : variants;
  }

  private Optional<PointChoice> choice(List<ExperimentReader.Variant> variants, List<Long> seeds) {
    Experiment first = variants.get(0).experiment();
    String where =
        "; here at the first of "
            + variants.size()
            + " points"
            + (first.search().isPresent() ? "" : " of the grid");
    return first
        .choose()
        .map(
            criterion ->
                new ModelSelection(
                    criterion,
                    arms(first, "", where),
                    variants.stream().map(ExperimentReader.Variant::suffix).toList(),
                    first.search().map(search -> SearchWords.random(variants, seeds.size()))));
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

  private static void requireSame(KindPlanner planner, Experiment first, Experiment other) {
    boolean same =
        KindPlanner.kind(first) == KindPlanner.kind(other)
            && json(first.data()).equals(json(other.data()))
            && first.seeds().equals(other.seeds())
            && planner.labels(first).equals(planner.labels(other));
    if (!same) {
      throw ProblemException.configuration(
          new Problem(
              "a grid or search over data, seeds or names of tasks",
              "\"grid\" or \"search\"",
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
}
