package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.run.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes runs of a stored plan; what executors start. */
@Command(
    name = "work",
    mixinStandardHelpOptions = true,
    description = {
      "Compute runs of a plan that a store has, and store them; nothing is analysed. `anlage run"
          + " --on processes` and cluster jobs use it.",
      "",
      "Runs are computed with the code that they were planned with, or not at all."
    })
final class WorkCommand extends SessionCommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: the latest).")
  private Optional<String> study = Optional.empty();

  @Option(
      names = "--runs",
      paramLabel = "ID",
      arity = "1..*",
      required = true,
      description = "Ids of the runs.")
  private List<String> runs = new ArrayList<>();

  @Option(names = "--kernels", paramLabel = "NAME", description = "Kernels, as of run.")
  private Optional<String> kernels = Optional.empty();

  @Override
  public Integer call() {
    Progress progress = session().progress();
    List<Runnable> stop = new ArrayList<>();
    try (Interruption interruption = Interruption.on(() -> stop.forEach(Runnable::run))) {
      Map<String, ProblemException> broken =
          session().studies().work(store.path(), study, runs, kernels, progress, stop::add);
      progress.end();
      broken.values().forEach(session()::problem);
      if (interruption.asked()) {
        return ExitCode.INTERRUPTED;
      }
      return broken.isEmpty() ? ExitCode.OK : ExitCode.of(broken.values().iterator().next().kind());
    }
  }
}
