package org.anlage.launcher.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
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
import org.anlage.launcher.experiment.MixedCode;
import org.anlage.launcher.experiment.PublishedSettings;
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
    RunKind kind = KindPlanner.kind(first);
    KindPlanner planner = KindPlanner.of(kind);
    ArmWords words = new ArmWords(catalogue);
    CortexLoader loader = new CortexLoader(catalogue, warnings);
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
    DraftPlan draft =
        new DraftPlan(
            catalogue,
            code,
            loader,
            this::data,
            planner.needsData(first) ? Optional.of(loader.load(first.data())) : Optional.empty(),
            seeds);
    List<StudyView.Comparison> comparisons = new ArrayList<>();
    for (ExperimentReader.Variant variant : variants) {
      requireSame(planner, first, variant.experiment());
      for (ArmSettings arm : variant.experiment().arms()) {
        draft.add(words.arm(arm, arm.name() + variant.suffix(), ""));
      }
      planner.plan(variant, draft);
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
            kind,
            first.name(),
            first.title().isEmpty() ? first.name() : first.title(),
            first.description(),
            draft.arms(),
            planner.tasks(first, draft.cortex()),
            seeds,
            comparisons,
            published(named(variants)),
            choice(words, variants),
            analyzers(first),
            data(first.data()),
            draft.dataDigest(),
            draft.recordings(),
            loader.used().stream().map(CatalogueEntry::bundle).map(code.closure()::line).toList(),
            resolved(variants),
            draft.runs());
    return new PlannedStudy(plan, draft.data(), code, first.mixedCode() == MixedCode.REFUSE);
  }

  /** What comparisons and published values name: arms at every point, or without a point. */
  private static List<ExperimentReader.Variant> named(List<ExperimentReader.Variant> variants) {
    Experiment first = variants.get(0).experiment();
    return first.choose().isPresent() ? List.of(new ExperimentReader.Variant("", first)) : variants;
  }

  private static Optional<ModelSelection> choice(
      ArmWords words, List<ExperimentReader.Variant> variants) {
    Experiment first = variants.get(0).experiment();
    String where = "; here at the first of " + variants.size() + " points of the grid";
    return first
        .choose()
        .map(
            criterion ->
                new ModelSelection(
                    criterion,
                    first.arms().stream().map(arm -> words.arm(arm, arm.name(), where)).toList(),
                    variants.stream().map(ExperimentReader.Variant::suffix).toList()));
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
}
