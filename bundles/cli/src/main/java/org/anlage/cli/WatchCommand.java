package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.launcher.analysis.StudyAnalysis;
import org.anlage.launcher.compute.CodeInUse;
import org.anlage.launcher.compute.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyses stored runs again whenever an analyzer changes. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Stay, and watch the folders of plug-ins: when an analyzer is dropped in or replaced, the stored"
          + " runs are analysed with it and the report is written again. Nothing is trained.",
      "",
      "Ctrl-C ends it. `anlage run --watch` does the same while it trains."
    })
final class WatchCommand extends SessionCommand {
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Report (default: in the store).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    Progress progress = session().progress();
    int threads = Runtime.getRuntime().availableProcessors();
    Watching watching =
        new Watching(
            session(),
            new CodeInUse(),
            progress,
            stopped -> store.analysis(session(), progress, stopped),
            out);
    try (Interruption interruption = Interruption.on(watching::stop)) {
      StudyAnalysis first = store.analysis(session(), progress, interruption::asked);
      StudyAnalysis.Analysed analysed =
          first.analyse(List.of(), List.of(), Set.of(), Map.of(), threads);
      first.report(analysed, out).ifPresent(file -> session().out().println("report  " + file));
      progress.end();
      session().plugIns().folders().forEach(f -> session().out().println("watching " + f));
      watching.run(threads);
    }
    return ExitCode.OK;
  }
}
