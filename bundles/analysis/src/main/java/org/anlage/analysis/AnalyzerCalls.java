package org.anlage.analysis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.anlage.algebra.SnapshotMetrics;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.training.Snapshot;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.DirectoryStore;
import org.anlage.store.FindingsJson;
import org.anlage.store.SealedFiles;
import org.osgi.framework.FrameworkUtil;

/** Calls analyzers, and keeps what they find on runs so that nothing is analysed twice. */
public final class AnalyzerCalls {
  private final RunCode code;
  private final KernelChoice kernels;
  private final Supplier<Set<String>> onTrials;
  private final Set<String> bundles = new ConcurrentSkipListSet<>();
  private final Map<String, String> identities = new ConcurrentHashMap<>();

  /**
   * Calls with the kernels of a session.
   *
   * @param code the code that enters results
   * @param onTrials the code that plays trials for analyzers of runs: tasks and network player
   */
  public AnalyzerCalls(RunCode code, Supplier<Set<String>> onTrials) {
    this.code = code;
    this.onTrials = onTrials;
    kernels = code.kernels();
  }

  /** Why an analyzer of activity has nothing to say about a run; empty for all other analyzers. */
  static Optional<String> unsuited(ConfiguredExtension analyzer, StoredRun run) {
    if (!run.simulated() || !(analyzer.entry().service() instanceof ActivityAnalyzer)) {
      return Optional.empty();
    }
    return analyzer.<ActivityAnalyzer<Record>, Optional<String>>call(
        "look at the activity",
        (service, parameters) -> service.unsuited(parameters, run.activity()));
  }

  /** Findings on a run: stored ones if the same code and parameters made them, else new ones. */
  Findings run(ConfiguredExtension analyzer, String id, StoredRun run, SealedFiles files) {
    DirectoryStore store = files.store();
    Path file = store.analysis(id, identity(analyzer));
    return files
        .read(
            file,
            "what " + analyzer.name() + " found on run " + id.substring(0, 12),
            AnalyzerCalls::findings)
        .orElseGet(
            () -> {
              Findings findings = onRun(analyzer, id, run, store.manifest(id).text("question"));
              files.write(file, record(analyzer, findings));
              return findings;
            });
  }

  /** What an analyzer found, with what it was. */
  Json.Obj record(ConfiguredExtension analyzer, Findings findings) {
    return Json.Obj.create()
        .with("analyzer", analyzer.json())
        .with("bundle", analyzer.entry().bundle().getSymbolicName())
        .with("version", analyzer.entry().bundle().getVersion().toString())
        .with("kernels", kernels.kernelClass())
        .with("code", Json.array(code(analyzer).stream().map(Json::string).toList()))
        .with("findings", FindingsJson.encode(findings));
  }

  /** The findings of a record. */
  static Findings findings(Json.Obj record) {
    return FindingsJson.decode(record.object("findings"));
  }

  private Findings onRun(ConfiguredExtension analyzer, String id, StoredRun run, String question) {
    // Draws do not depend on the code that computed the run, which is in its id.
    AnalysisContext context = context(analyzer, question);
    Object service = analyzer.entry().service();
    if (run.simulated() && service instanceof ActivityAnalyzer) {
      return analyzer.<ActivityAnalyzer<Record>, Findings>call(
          "analyse the activity of run " + id.substring(0, 12),
          (a, parameters) -> a.analyze(parameters, run.activity(), context));
    }
    return service instanceof RunAnalyzer
        ? analyzer.<RunAnalyzer<Record>, Findings>call(
            "analyse run " + id.substring(0, 12),
            (a, parameters) -> a.analyze(parameters, run, context))
        : weights(analyzer, question, run);
  }

  /** Findings on the trained weights, with the metrics of every snapshot that the trainer kept. */
  private Findings weights(ConfiguredExtension analyzer, String question, StoredRun run) {
    Findings found = matrix(analyzer, run.trained().recurrent(), question);
    List<Snapshot> snapshots = run.snapshots();
    if (snapshots.isEmpty()) {
      return found;
    }
    List<Table> tables = new ArrayList<>(found.tables());
    tables.add(SnapshotMetrics.table(snapshots, w -> matrix(analyzer, w, question).metrics()));
    return new Findings(
        found.metrics(), tables, found.figures(), found.conclusions(), found.methods());
  }

  /** Findings on a matrix. */
  public Findings matrix(ConfiguredExtension analyzer, Matrix weights, String subject) {
    return analyzer.<MatrixAnalyzer<Record>, Findings>call(
        "analyse weights",
        (service, parameters) -> service.analyze(parameters, weights, context(analyzer, subject)));
  }

  /** Findings on data; empty if the analyzer is not one of data. */
  public Optional<Findings> cortex(ConfiguredExtension analyzer, Cortex cortex) {
    if (!(analyzer.entry().service() instanceof CortexAnalyzer)) {
      return Optional.empty();
    }
    return Optional.of(
        analyzer.<CortexAnalyzer<Record>, Findings>call(
            "analyse the data",
            (service, parameters) ->
                service.analyze(parameters, cortex, context(analyzer, "cortex"))));
  }

  /** Where a report shows what an analyzer of studies found; empty if it is not one. */
  Optional<ReportPlace> place(ConfiguredExtension analyzer) {
    if (!(analyzer.entry().service() instanceof StudyAnalyzer)) {
      return Optional.empty();
    }
    return Optional.of(
        analyzer.<StudyAnalyzer<Record>, ReportPlace>call(
            "say where its findings belong", (service, parameters) -> service.place()));
  }

  /** Findings on a study; empty if the analyzer is not one of studies. */
  Optional<Findings> study(ConfiguredExtension analyzer, StudyView study) {
    if (!(analyzer.entry().service() instanceof StudyAnalyzer)) {
      return Optional.empty();
    }
    return Optional.of(
        analyzer.<StudyAnalyzer<Record>, Findings>call(
            "analyse the study",
            (service, parameters) ->
                service.analyze(parameters, study, context(analyzer, "study"))));
  }

  /**
   * Name, version, and digests of the code and of parameters and kernel class: {@code
   * topology@0.1.0+0123456789ab.01234567}.
   */
  String identity(ConfiguredExtension analyzer) {
    return identities.computeIfAbsent(
        JsonWriter.canonical(analyzer.json()),
        parameters ->
            analyzer.name()
                + "@"
                + analyzer.entry().bundle().getVersion()
                + "+"
                + digest(String.join("\n", code(analyzer))).substring(0, 12)
                + "."
                + digest(parameters + kernels.kernelClass()).substring(0, 8));
  }

  /**
   * The code that enters findings: the analyzer's, the engine's, and what it analyses runs with.
   */
  private Set<String> code(ConfiguredExtension analyzer) {
    Set<String> lines = new TreeSet<>(code.engine());
    analyzer.all().forEach(named -> lines.addAll(code.closure().of(named.entry().reference())));
    bundles.add(code.closure().line(analyzer.entry().bundle()));
    lines.add(code.closure().line(FrameworkUtil.getBundle(AnalyzerCalls.class)));
    if (analyzer.entry().service() instanceof RunAnalyzer) {
      lines.addAll(onTrials.get());
    }
    return lines;
  }

  /** Bundles of the analyzers that were called: symbolic name, version, SHA-256; sorted. */
  Set<String> bundles() {
    return bundles;
  }

  private static String digest(String text) {
    return JsonWriter.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private AnalysisContext context(ConfiguredExtension analyzer, String subject) {
    return new AnalysisContext(
        RandomStream.of(0).split("analysis").split(analyzer.name()).split(subject),
        kernels.kernels(),
        kernels.decompositions());
  }
}
