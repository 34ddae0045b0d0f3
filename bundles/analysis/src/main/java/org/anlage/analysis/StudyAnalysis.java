package org.anlage.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyReport;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.cell.NetworkPlayer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.catalogue.PluginThread;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.Lazy;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.FindingsJson;
import org.anlage.store.SealedFiles;
import org.anlage.store.TableCsv;
import org.anlage.store.plan.HalvingOutcome;
import org.anlage.store.plan.ModelSelection;
import org.anlage.store.plan.StudyPlan;

/** Analyses a stored study and writes its results and report. Analyzers that fail are set aside. */
public final class StudyAnalysis {
  private final Catalogue catalogue;
  private final KernelChoice kernels;
  private final DirectoryStore store;
  private final SealedFiles files;
  private final StudyPlan plan;
  private final StoredKind kind;
  private final AnalysisListener listener;
  private final AnalyzerCalls calls;
  private final RunCode code;
  private final Supplier<Optional<Cortex>> cortex;
  private final BooleanSupplier stopped;
  private final Set<String> damaged = ConcurrentHashMap.newKeySet();
  private final SkippedAnalyzers setbacks;
  private final Map<String, Map<String, Findings>> foundOnRuns = new ConcurrentHashMap<>();

  /**
   * An analysis.
   *
   * @param catalogue what is installed
   * @param code the code that enters results, with the kernels of the session
   * @param store the store
   * @param plan the study
   * @param cortex the data, if it is loaded already; else it is loaded again when needed
   * @param listener hears how it is getting on
   * @param stopped whether the user wants to stop; analysing then ends with {@link
   *     TrainingMonitor.Interrupted}, and what was found on runs until then is kept
   */
  public StudyAnalysis(
      Catalogue catalogue,
      RunCode code,
      DirectoryStore store,
      StudyPlan plan,
      Optional<Cortex> cortex,
      AnalysisListener listener,
      BooleanSupplier stopped) {
    this.stopped = stopped;
    this.catalogue = catalogue;
    kernels = code.kernels();
    this.store = store;
    this.plan = plan;
    kind = StoredKind.of(plan.kind());
    this.listener = listener;
    files = new SealedFiles(store, listener::note);
    setbacks = new SkippedAnalyzers(listener);
    this.code = code;
    calls = new AnalyzerCalls(code, Lazy.of(this::codeOnTrials));
    this.cortex =
        cortex.isPresent()
            ? () -> cortex
            : Lazy.of(new StoredData(catalogue, plan, listener)::load);
  }

  /**
   * What an analysis ended with.
   *
   * @param study the study
   * @param findings findings across runs, by analyzer
   * @param setAside analyzers that failed, or found nothing on any run, with the reason
   */
  public record Analysed(
      StudyView study, Map<String, Findings> findings, Map<String, Problem> setAside) {}

  /**
   * Analyses.
   *
   * @param only names of the analyzers to use, or empty for those of the experiment
   * @param also names of analyzers to use as well, with their defaults
   * @param runs ids (or their first digits) of runs to look at; empty: all
   * @param broken why runs could not be computed, by id
   * @param threads how many runs at a time
   */
  public Analysed analyse(
      List<String> only,
      List<String> also,
      Set<String> runs,
      Map<String, ProblemException> broken,
      int threads) {
    requireThere(runs);
    try (AnalysisThreads pool = new AnalysisThreads(threads, stopped)) {
      return analyse(analyzers(only, also), runs, broken, pool);
    }
  }

  private Analysed analyse(
      List<ConfiguredExtension> analyzers,
      Set<String> runs,
      Map<String, ProblemException> broken,
      AnalysisThreads pool) {
    Map<String, Map<String, Findings>> onRuns = onRuns(analyzers, runs, pool);
    foundOnRuns.putAll(onRuns);
    Map<String, Findings> onCortex =
        each(analyzers, pool, a -> cortex.get().flatMap(data -> calls.cortex(a, data)));
    List<StudyRun> views = new ArrayList<>();
    for (StudyPlan.PlannedRun run : plan.runs()) {
      if (selected(run, runs)) {
        views.add(view(run, onRuns.getOrDefault(run.id(), Map.of()), broken));
      }
    }
    StudyView study = study(views, onCortex, each(analyzers, pool, calls::place));
    Map<String, Findings> findings = each(analyzers, pool, a -> calls.study(a, study));
    keep(analyzers, findings);
    PluginThread.leftBehind().forEach(line -> listener.note("warning: " + line));
    return new Analysed(study, findings, setbacks.all());
  }

  /** One analyzer after the other, on a thread of the pool, so that this one can be stopped. */
  private <T> Map<String, T> each(
      List<ConfiguredExtension> analyzers,
      AnalysisThreads pool,
      Function<ConfiguredExtension, Optional<T>> work) {
    Map<String, T> found = new LinkedHashMap<>();
    for (ConfiguredExtension analyzer : analyzers) {
      pool.result(
              pool.submit(
                  () ->
                      attempt(
                          analyzer,
                          () -> work.apply(analyzer),
                          problem -> setbacks.setAside(analyzer.name(), problem),
                          pool)))
          .ifPresent(answer -> found.put(analyzer.name(), answer));
    }
    return found;
  }

  private StudyView study(
      List<StudyRun> views, Map<String, Findings> onCortex, Map<String, ReportPlace> places) {
    Provenance provenance = new Provenance(plan, store);
    Table made = provenance.table(kernels, calls.bundles());
    provenance.cautions().forEach(caution -> listener.note("warning: " + caution));
    Optional<SelectedRuns> chosen =
        plan.choice()
            .filter(ModelSelection.class::isInstance)
            .map(ModelSelection.class::cast)
            .map(
                choice ->
                    new SelectedRuns(
                        choice,
                        plan.tasks().stream().map(StudyView.StudyTask::name).toList(),
                        views));
    return new StoredStudy(
        plan,
        chosen.map(SelectedRuns::runs).orElse(views),
        cortex,
        onCortex,
        Lazy.of(
            () ->
                kind.dataUse(
                    new StoredDataDependence(catalogue, kernels, store, plan, listener), cortex)),
        made,
        provenance.cautions(),
        chosen
            .map(SelectedRuns::findings)
            .or(
                () ->
                    plan.choice()
                        .filter(HalvingOutcome.class::isInstance)
                        .map(outcome -> HalvingFindings.of((HalvingOutcome) outcome))),
        places);
  }

  /** Whether findings and reports are kept in the store: not in one that is read-only. */
  public boolean isKept() {
    return store.isWritable();
  }

  /**
   * Writes the report, and the table of its runs beside it; empty if nothing that writes reports is
   * installed.
   *
   * @param out the file; empty: in the store
   */
  public Optional<Path> report(Analysed analysed, Optional<Path> out) {
    if (out.isEmpty() && !isKept()) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "the report cannot be written to a store that is read-only",
              store.root().toString(),
              "",
              "",
              "--out FILE writes it elsewhere"));
    }
    Path file = out.orElse(store.studyFolder(plan.folder()).resolve("report.html"));
    return catalogue.services(StudyReport.class).stream()
        .findFirst()
        .map(
            report -> {
              Path written = ReportFile.write(report, analysed, file);
              RunsFile.write(store, plan, foundOnRuns, RunsFile.beside(written));
              return written;
            });
  }

  private List<ConfiguredExtension> analyzers(List<String> only, List<String> also) {
    ParameterDecoder decoder = new ParameterDecoder();
    ExtensionCodecs codecs = new ExtensionCodecs(catalogue);
    List<ConfiguredExtension> analyzers = new ArrayList<>();
    List<Json> wanted = new ArrayList<>(only.isEmpty() ? plan.analyzers().items() : byName(only));
    Set<String> there = wanted.stream().map(StudyAnalysis::name).collect(Collectors.toSet());
    wanted.addAll(byName(also.stream().filter(name -> !there.contains(name)).toList()));
    for (Json json : wanted) {
      try {
        codecs.component(ExtensionKind.ANALYZER, json, decoder, Set.of()).ifPresent(analyzers::add);
      } catch (ProblemException e) {
        setbacks.setAside(name(json), e);
      }
    }
    decoder.finish();
    return analyzers;
  }

  private static List<Json> byName(List<String> names) {
    return names.stream()
        .map(name -> (Json) new Json.Str(name, new Json.Place("--with", 0, 0)))
        .toList();
  }

  private static String name(Json analyzer) {
    return analyzer instanceof Json.Str text ? text.value() : ((Json.Obj) analyzer).text("use");
  }

  private Map<String, Map<String, Findings>> onRuns(
      List<ConfiguredExtension> analyzers, Set<String> selected, AnalysisThreads pool) {
    List<ConfiguredExtension> suited =
        analyzers.stream().filter(a -> kind.isAnalysedBy(a.entry().service())).toList();
    List<StudyPlan.PlannedRun> done =
        plan.runs().stream()
            .filter(r -> selected(r, selected) && whole(r))
            .filter(r -> store.manifest(r.id()).text("status").equals("done"))
            .toList();
    Map<String, Map<String, Findings>> result = new ConcurrentHashMap<>();
    List<String> ids = done.stream().map(StudyPlan.PlannedRun::id).distinct().toList();
    AtomicInteger count = new AtomicInteger();
    List<Future<Integer>> work = new ArrayList<>();
    for (String id : ids) {
      work.add(
          pool.submit(
              () -> {
                result.put(id, onRun(id, suited, pool));
                int analysed = count.incrementAndGet();
                listener.analysing(analysed, ids.size());
                return analysed;
              }));
    }
    work.forEach(pool::result);
    setbacks.sum(ids.size());
    return result;
  }

  /** Whether a run is stored as it was; a damaged one is named once and left out. */
  private boolean whole(StudyPlan.PlannedRun run) {
    if (!store.contains(run.id())) {
      return false;
    }
    Optional<String> damage = store.damage(run.id());
    damage
        .filter(d -> damaged.add(run.id()))
        .ifPresent(
            d ->
                listener.note(
                    "warning: run "
                        + run.id().substring(0, 12)
                        + " ("
                        + run.request().label()
                        + ") is damaged and left out: "
                        + d
                        + "; run the experiment again to compute it"));
    return damage.isEmpty();
  }

  /** Code of the tasks and of the player with which analyzers play networks. */
  private Set<String> codeOnTrials() {
    Set<String> lines = new TreeSet<>();
    Json first =
        plan.experiment() instanceof Json.Arr variants
            ? variants.items().get(0)
            : plan.experiment();
    if (((Json.Obj) first).members().get("tasks") instanceof Json.Arr tasks) {
      for (Json task : tasks.items()) {
        catalogue
            .find(ExtensionKind.TASK, name(task))
            .ifPresent(entry -> lines.addAll(code.closure().of(entry.reference())));
      }
    }
    if (((Json.Obj) first).members().get("network") instanceof Json.Obj network) {
      Optional.ofNullable(network.members().get("cell"))
          .flatMap(cell -> catalogue.find(ExtensionKind.CELL, name(cell)))
          .ifPresent(entry -> lines.addAll(code.closure().of(entry.reference())));
    }
    catalogue
        .reference(NetworkPlayer.class)
        .ifPresent(player -> lines.addAll(code.closure().of(player)));
    return lines;
  }

  private Map<String, Findings> onRun(
      String id, List<ConfiguredExtension> analyzers, AnalysisThreads pool) {
    Map<String, Findings> found = new LinkedHashMap<>(kind.findings(store.directory(id)));
    StoredRun run = stored(id);
    for (ConfiguredExtension analyzer : analyzers) {
      attempt(
              analyzer,
              () -> suited(analyzer, run, id),
              problem -> setbacks.passOver(analyzer.name(), id, problem),
              pool)
          .ifPresent(findings -> found.put(analyzer.name(), findings));
    }
    return found;
  }

  private Optional<Findings> suited(ConfiguredExtension analyzer, StoredRun run, String id) {
    Optional<String> reason = AnalyzerCalls.unsuited(analyzer, run);
    if (reason.isPresent()) {
      setbacks.leaveOut(analyzer.name(), reason.get());
      return Optional.empty();
    }
    return Optional.of(calls.run(analyzer, id, run, files));
  }

  /**
   * What an analyzer answers.
   *
   * @param refused hears of a problem that the analyzer reported itself, of what it was given
   */
  private <T> Optional<T> attempt(
      ConfiguredExtension analyzer,
      Supplier<Optional<T>> work,
      Consumer<ProblemException> refused,
      AnalysisThreads pool) {
    pool.requireWanted();
    if (setbacks.isSetAside(analyzer.name())) {
      return Optional.empty();
    }
    try {
      return work.get();
    } catch (ProblemException e) {
      if (e.kind() == ProblemException.Kind.STORE) {
        throw e;
      }
      // The platform may be going already, and the analyzer is not to blame.
      pool.requireWanted();
      if (e.kind() == ProblemException.Kind.PLUGIN) {
        setbacks.setAside(analyzer.name(), e);
      } else {
        refused.accept(e);
      }
      return Optional.empty();
    }
  }

  private void requireThere(Set<String> prefixes) {
    for (String prefix : prefixes) {
      if (plan.runs().stream().noneMatch(run -> run.id().startsWith(prefix))) {
        throw ProblemException.configuration(
            new Problem(
                "the study has no such run",
                plan.folder(),
                "\"" + prefix + "\"",
                "the id of one of its " + plan.runs().size() + " runs, or its first digits",
                "ids are the names of the folders in runs/"));
      }
    }
  }

  private static boolean selected(StudyPlan.PlannedRun run, Set<String> prefixes) {
    return prefixes.isEmpty() || prefixes.stream().anyMatch(run.id()::startsWith);
  }

  private StudyRun view(
      StudyPlan.PlannedRun run,
      Map<String, Findings> findings,
      Map<String, ProblemException> broken) {
    Supplier<RunView> view = Lazy.of(() -> stored(run.id()));
    Supplier<Findings> audit = () -> kind.audit(store.directory(run.id()));
    if (damaged.contains(run.id())) {
      return new StoredStudyRun(
          run,
          RunStatus.BROKEN,
          "the stored run is damaged: " + store.damage(run.id()).orElse(""),
          Double.NaN,
          view,
          audit,
          Map.of());
    }
    if (!store.contains(run.id())) {
      ProblemException problem = broken.get(run.id());
      return new StoredStudyRun(
          run,
          problem == null ? RunStatus.MISSING : RunStatus.BROKEN,
          problem == null ? "" : String.valueOf(problem.getMessage()),
          Double.NaN,
          view,
          audit,
          Map.of());
    }
    Json.Obj manifest = store.manifest(run.id());
    return new StoredStudyRun(
        run,
        manifest.text("status").equals("done") ? RunStatus.DONE : RunStatus.FAILED,
        manifest.text("failure"),
        manifest.number("seconds"),
        view,
        audit,
        findings);
  }

  private StoredRun stored(String id) {
    return new StoredRun(id, store, cortex, kernels, catalogue);
  }

  /** Keeps findings on the study, by version and, as files for other programs, the latest. */
  private void keep(List<ConfiguredExtension> analyzers, Map<String, Findings> findings) {
    if (!store.isWritable()) {
      listener.note(
          "note: the store " + store.root() + " is read-only; findings are not kept in it");
      return;
    }
    Path folder = store.studyFolder(plan.folder());
    for (ConfiguredExtension analyzer : analyzers) {
      Optional.ofNullable(findings.get(analyzer.name()))
          .ifPresent(
              found ->
                  files.write(
                      folder
                          .resolve("analyses")
                          .resolve(calls.identity(analyzer))
                          .resolve("findings.json"),
                      calls.record(analyzer, found)));
    }
    findings.forEach(
        (analyzer, found) -> {
          files.write(folder.resolve(analyzer + ".json"), FindingsJson.encode(found));
          for (Table table : found.tables()) {
            store.write(
                folder.resolve("tables").resolve(analyzer + "." + table.name() + ".csv"),
                TableCsv.of(table));
          }
        });
  }
}
