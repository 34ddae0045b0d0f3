package org.anlage.launcher.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.ActivityAnalyzer;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.CortexAnalyzer;
import org.anlage.api.analysis.Findings;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.StudyAnalyzer;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.analysis.Table;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.run.RunKind;
import org.anlage.api.training.Snapshot;
import org.anlage.estimators.weights.OverTraining;
import org.anlage.launcher.catalogue.BundleDigests;
import org.anlage.launcher.compute.StoredRun;
import org.anlage.launcher.experiment.Component;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.store.DirectoryStore;
import org.anlage.launcher.store.FindingsJson;
import org.anlage.launcher.store.StoredFiles;

/** Calls analyzers, and keeps what they find on runs so that nothing is analysed twice. */
public final class AnalyzerCalls {
  private final KernelChoice kernels;
  private final BundleDigests digests;

  /** Calls with given kernels. */
  public AnalyzerCalls(KernelChoice kernels, BundleDigests digests) {
    this.kernels = kernels;
    this.digests = digests;
  }

  /** Whether an analyzer has something to say about single runs of a kind. */
  static boolean onRuns(Component analyzer, RunKind kind) {
    Object service = analyzer.entry().service();
    return switch (kind) {
      case TRAIN -> service instanceof MatrixAnalyzer || service instanceof RunAnalyzer;
      case SIMULATE -> service instanceof MatrixAnalyzer || service instanceof ActivityAnalyzer;
      case MEASURE -> false; // measuring was the run
    };
  }

  /** Why an analyzer of activity has nothing to say about a run; empty for all other analyzers. */
  static Optional<String> unsuited(Component analyzer, StoredRun run) {
    if (!(analyzer.entry().service() instanceof ActivityAnalyzer)) {
      return Optional.empty();
    }
    return analyzer.<ActivityAnalyzer<Record>, Optional<String>>call(
        "look at the activity",
        (service, parameters) -> service.unsuited(parameters, run.activity()));
  }

  /** Findings on a run: stored ones if the same code and parameters made them, else new ones. */
  Findings run(Component analyzer, String id, StoredRun run, DirectoryStore store) {
    Path file = store.analysis(id, identity(analyzer));
    if (Files.exists(file)) {
      return StoredFiles.object(file, json -> FindingsJson.decode(json.object("findings")));
    }
    AnalysisContext context = context(analyzer, id);
    Findings findings = onRun(analyzer, id, run, context);
    store.write(file, record(analyzer, findings));
    return findings;
  }

  /** What an analyzer found, with what it was. */
  String record(Component analyzer, Findings findings) {
    return JsonWriter.pretty(
        Json.Obj.create()
            .with("analyzer", analyzer.json())
            .with("bundle", analyzer.entry().bundle().getSymbolicName())
            .with("version", analyzer.entry().bundle().getVersion().toString())
            .with("digest", digests.of(analyzer.entry().bundle()))
            .with("findings", FindingsJson.encode(findings)));
  }

  private Findings onRun(Component analyzer, String id, StoredRun run, AnalysisContext context) {
    Object service = analyzer.entry().service();
    if (service instanceof ActivityAnalyzer) {
      return analyzer.<ActivityAnalyzer<Record>, Findings>call(
          "analyse the activity of run " + id.substring(0, 12),
          (a, parameters) -> a.analyze(parameters, run.activity(), context));
    }
    return service instanceof RunAnalyzer
        ? analyzer.<RunAnalyzer<Record>, Findings>call(
            "analyse run " + id.substring(0, 12),
            (a, parameters) -> a.analyze(parameters, run, context))
        : weights(analyzer, id, run);
  }

  /** Findings on the trained weights, with the metrics of every snapshot that the trainer kept. */
  private Findings weights(Component analyzer, String id, StoredRun run) {
    Findings found = matrix(analyzer, run.trained().recurrent(), id);
    List<Snapshot> snapshots = run.snapshots();
    if (snapshots.isEmpty()) {
      return found;
    }
    List<Table> tables = new ArrayList<>(found.tables());
    tables.add(OverTraining.table(snapshots, w -> matrix(analyzer, w, id).metrics()));
    return new Findings(
        found.metrics(), tables, found.figures(), found.conclusions(), found.methods());
  }

  /** Findings on a matrix. */
  public Findings matrix(Component analyzer, Matrix weights, String subject) {
    return analyzer.<MatrixAnalyzer<Record>, Findings>call(
        "analyse weights",
        (service, parameters) -> service.analyze(parameters, weights, context(analyzer, subject)));
  }

  /** Findings on data; empty if the analyzer is not one of data. */
  public Optional<Findings> cortex(Component analyzer, Cortex cortex) {
    if (!(analyzer.entry().service() instanceof CortexAnalyzer)) {
      return Optional.empty();
    }
    return Optional.of(
        analyzer.<CortexAnalyzer<Record>, Findings>call(
            "analyse the data",
            (service, parameters) ->
                service.analyze(parameters, cortex, context(analyzer, "cortex"))));
  }

  /** Findings on a study; empty if the analyzer is not one of studies. */
  Optional<Findings> study(Component analyzer, StudyView study) {
    if (!(analyzer.entry().service() instanceof StudyAnalyzer)) {
      return Optional.empty();
    }
    return Optional.of(
        analyzer.<StudyAnalyzer<Record>, Findings>call(
            "analyse the study",
            (service, parameters) ->
                service.analyze(parameters, study, context(analyzer, "study"))));
  }

  /** Name, version, code and parameters: {@code topology@0.1.0+0123456789ab.01234567}. */
  String identity(Component analyzer) {
    return analyzer.name()
        + "@"
        + analyzer.entry().bundle().getVersion()
        + "+"
        + digests.of(analyzer.entry().bundle()).substring(0, 12)
        + "."
        + JsonWriter.digest(analyzer.json()).substring(0, 8);
  }

  private AnalysisContext context(Component analyzer, String subject) {
    return new AnalysisContext(
        RandomStream.of(0).split("analysis").split(analyzer.name()).split(subject),
        kernels.kernels(),
        kernels.decompositions());
  }
}
