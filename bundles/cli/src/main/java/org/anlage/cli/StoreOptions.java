package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.anlage.analysis.AnalysisVersions;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.launcher.run.PluginWatch;
import org.anlage.launcher.run.Progress;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of the commands on a store of earlier runs. */
final class StoreOptions {
  @Parameters(index = "0", paramLabel = "STORE", description = "Run store.")
  private Path store = Path.of("");

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: the latest).")
  private Optional<String> study = Optional.empty();

  AnalysisVersions versions(Session session) {
    return session.studies().versions(store, study);
  }

  StudyAnalysis analysis(
      Session session, Optional<String> kernels, Progress progress, BooleanSupplier stopped) {
    return session.studies().analysis(store, study, kernels, progress, stopped);
  }

  PluginWatch watch(Session session, Progress progress, Optional<Path> report) {
    return session.studies().watch(store, study, progress, report);
  }
}
