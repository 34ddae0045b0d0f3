package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.launcher.run.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a stored study. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write the report of a stored study again.")
final class ReportCommand extends SessionCommand {
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Report (default: in the store).")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Progress progress = json.words(session()).progress();
    try (Interruption interruption = Interruption.watched()) {
      StudyAnalysis analysis =
          store.analysis(session(), Optional.empty(), progress, interruption::asked);
      StudyAnalysis.Analysed analysed =
          analysis.analyse(
              List.of(), List.of(), Set.of(), Map.of(), Runtime.getRuntime().availableProcessors());
      Optional<Path> report = analysis.report(analysed, out);
      progress.end();
      if (report.isEmpty()) {
        session().err().println("error: no report plug-in is installed");
        return ExitCode.PLUGIN;
      }
      if (json.wanted()) {
        session().print(store.json(session(), report));
      } else {
        session().report(report.get());
      }
      return ExitCode.OK;
    }
  }
}
