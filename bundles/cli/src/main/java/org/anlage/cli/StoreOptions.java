package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.anlage.launcher.analysis.AnalysisVersions;
import org.anlage.launcher.analysis.StudyAnalysis;
import org.anlage.launcher.compute.Progress;
import org.anlage.launcher.plan.KernelChoice;
import org.anlage.launcher.store.DirectoryStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands on a store of earlier runs share. */
final class StoreOptions {
  @Parameters(index = "0", paramLabel = "STORE", description = "Run store.")
  private Path store = Path.of("");

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: the latest).")
  private Optional<String> study = Optional.empty();

  AnalysisVersions versions() {
    DirectoryStore opened = DirectoryStore.open(store);
    return new AnalysisVersions(opened, opened.plan(study));
  }

  StudyAnalysis analysis(Session session, Progress progress, BooleanSupplier stopped) {
    return analysis(session, Optional.empty(), progress, stopped);
  }

  StudyAnalysis analysis(
      Session session, Optional<String> kernels, Progress progress, BooleanSupplier stopped) {
    DirectoryStore opened = DirectoryStore.open(store);
    return new StudyAnalysis(
        session.catalogue(),
        session.digests(),
        KernelChoice.of(session.catalogue(), kernels),
        opened,
        opened.plan(study),
        Optional.empty(),
        progress,
        stopped);
  }
}
