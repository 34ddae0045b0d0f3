package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.anlage.analysis.AnalysisVersions;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.launcher.run.PluginWatch;
import org.anlage.launcher.run.Progress;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands on a store of earlier runs. */
final class StoreOptions {
  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: the latest).")
  private Optional<String> study = Optional.empty();

  AnalysisVersions versions(Session session) {
    return session.studies().versions(store.path(), study);
  }

  StudyAnalysis analysis(
      Session session, Optional<String> kernels, Progress progress, BooleanSupplier stopped) {
    return session.studies().analysis(store.path(), study, kernels, progress, stopped);
  }

  PluginWatch watch(Session session, Progress progress, Optional<Path> report) {
    return session.studies().watch(store.path(), study, progress, report);
  }

  /** The study, the store and the report as JSON. */
  Json.Obj json(Session session, Optional<Path> report) {
    return StudyJson.of(versions(session).plan().folder(), store.path(), report);
  }
}
