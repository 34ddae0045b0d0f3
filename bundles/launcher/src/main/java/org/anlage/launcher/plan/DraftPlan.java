package org.anlage.launcher.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Cortex;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.CortexLoader;
import org.anlage.engine.compute.StudyData;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.DefinitionWriter;
import org.anlage.engine.definition.Run;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;
import org.osgi.framework.Bundle;

/** A plan in the making: its data and seeds, and the arms, recordings and runs so far. */
final class DraftPlan {
  private final DefinitionWriter writer;
  private final RunCode code;
  private final CortexLoader loader;
  private final Function<DataSettings, Json.Obj> absolute;
  private final Optional<Cortex> cortex;
  private final String dataDigest;
  private final List<Long> seeds;
  private final Map<Set<CatalogueEntry>, List<String>> codes = new HashMap<>();
  private final List<StudyView.Arm> arms = new ArrayList<>();
  private final List<StudyPlan.Recording> recordings = new ArrayList<>();
  private final Map<String, Supplier<Cortex>> sources = new LinkedHashMap<>();
  private final List<StudyPlan.PlannedRun> runs = new ArrayList<>();

  /**
   * A plan without runs.
   *
   * @param catalogue what is installed
   * @param code the code that enters results
   * @param loader loads recordings
   * @param absolute data settings as JSON with an absolute path
   * @param cortex the data of all arms, if it is needed
   * @param seeds seeds
   */
  DraftPlan(
      Catalogue catalogue,
      RunCode code,
      CortexLoader loader,
      Function<DataSettings, Json.Obj> absolute,
      Optional<Cortex> cortex,
      List<Long> seeds) {
    writer = new DefinitionWriter(catalogue);
    this.code = code;
    this.loader = loader;
    this.absolute = absolute;
    this.cortex = cortex;
    dataDigest = cortex.map(Cortex::digest).orElse("");
    this.seeds = seeds;
  }

  /** Adds an arm. */
  void add(StudyView.Arm arm) {
    arms.add(arm);
  }

  /** Adds a recording. */
  void add(StudyPlan.Recording recording) {
    recordings.add(recording);
  }

  /** Adds a run, with the code that is loaded now. */
  void add(Definition definition, String arm, String task) {
    add(run(definition, arm, task));
  }

  /** A run with the code that is loaded now, not added yet. */
  StudyPlan.PlannedRun run(Definition definition, String arm, String task) {
    Run run = Run.of(definition.withCode(codeOf(definition)), writer, arm);
    return new StudyPlan.PlannedRun(arm, task, definition.seed(), run.id(), run.request().json());
  }

  /** The code that is loaded now, looked for once for all runs of the same components. */
  private List<String> codeOf(Definition definition) {
    Set<CatalogueEntry> entries =
        definition
            .components()
            .flatMap(ConfiguredExtension::all)
            .map(ConfiguredExtension::entry)
            .collect(Collectors.toSet());
    return codes.computeIfAbsent(entries, missing -> code.of(definition.components()));
  }

  /** Adds a run. */
  void add(StudyPlan.PlannedRun run) {
    runs.add(run);
  }

  /** Puts the runs in order of arm, task, seed. */
  void sort(List<String> armNames, List<String> tasks) {
    runs.sort(
        Comparator.<StudyPlan.PlannedRun>comparingInt(run -> armNames.indexOf(run.arm()))
            .thenComparingInt(run -> tasks.indexOf(run.task()))
            .thenComparingInt(run -> seeds.indexOf(run.seed())));
  }

  /** Bundles that loaded the data. */
  List<Bundle> sources() {
    return loader.used().stream().map(CatalogueEntry::bundle).toList();
  }

  /** Loads a recording, and again whenever a run needs it. */
  Cortex load(DataSettings data) {
    Cortex recording = loader.load(data);
    sources.put(recording.digest(), () -> loader.load(data));
    return recording;
  }

  /** Data settings as JSON with an absolute path. */
  Json.Obj absolute(DataSettings data) {
    return absolute.apply(data);
  }

  /** The data of all arms. */
  Optional<Cortex> cortex() {
    return cortex;
  }

  /** Digest of the data of all arms; empty without data. */
  String dataDigest() {
    return dataDigest;
  }

  /** Class of kernels. */
  String kernels() {
    return code.kernels().kernelClass();
  }

  /** Seeds. */
  List<Long> seeds() {
    return seeds;
  }

  /** Arms so far. */
  List<StudyView.Arm> arms() {
    return arms;
  }

  /** Recordings so far. */
  List<StudyPlan.Recording> recordings() {
    return recordings;
  }

  /** Runs so far. */
  List<StudyPlan.PlannedRun> runs() {
    return runs;
  }

  /** The data, and how to load recordings. */
  StudyData data() {
    return new StudyData(cortex, sources);
  }
}
