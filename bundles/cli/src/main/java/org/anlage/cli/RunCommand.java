package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.launcher.experiment.ExperimentReader;
import org.anlage.launcher.plan.StudyPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Run an experiment: compute what the store does not have, analyse, write the report.",
      "",
      "Stopped by Ctrl-C or killed, the same command goes on from there."
    })
final class RunCommand extends SessionCommand {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Experiment file (JSON, comments allowed).")
  private Path file = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Change a value of the experiment, e.g. --set data.path=DIR or --set trainer.updates=100;"
              + " items of lists by position, name or *. Repeatable.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", description = "Use only the first N seeds.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads (default: one per core), each with a run; those without one help with the"
              + " products of the others, from about 200 units on. Same bits for any number.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description = "Kernels: vector, scalar, ... (default: the fastest there is).")
  private Optional<String> kernels = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Run store (default: ${DEFAULT-VALUE}).",
      defaultValue = "anlage-runs")
  private Path store = Path.of("anlage-runs");

  @Option(names = "--out", paramLabel = "FILE", description = "Report (default: in the store).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--dry-run",
      description = "Only say what would be run, how long it would take, and the budget at step 0.")
  private boolean dryRun;

  @Option(
      names = "--watch",
      description =
          "Take up plug-ins that are dropped in or replaced meanwhile, and afterwards until Ctrl-C;"
              + " what is stored is analysed again, and runs not yet begun use the new code.")
  private boolean watch;

  @Override
  public Integer call() {
    StudyWork work = new StudyWork(session(), kernels);
    List<String> absolute = sets.stream().map(RunCommand::absolutePath).toList();
    List<ExperimentReader.Variant> variants =
        new ExperimentReader(session().catalogue()).read(file, absolute);
    StudyPlanner.Planned planned = work.plan(variants, positive("--seeds", seeds));
    int workers = positive("--threads", threads).orElse(Runtime.getRuntime().availableProcessors());
    if (dryRun) {
      new DryRun(session(), work.kernels()).print(planned, store, workers);
      return ExitCode.OK;
    }
    return work.run(planned, store, workers, out, watch);
  }

  /** A path on the command line is relative to where the user is, not to the experiment file. */
  private static String absolutePath(String set) {
    String key = "data.path=";
    return set.startsWith(key)
        ? key + Path.of(set.substring(key.length())).toAbsolutePath().normalize()
        : set;
  }
}
