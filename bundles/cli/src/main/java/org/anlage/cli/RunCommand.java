package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.launcher.RunOptions;
import org.anlage.launcher.Studies;
import org.anlage.launcher.plan.Forecast;
import org.anlage.launcher.plan.PlannedStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Run an experiment: compute missing runs, analyse, write the report.",
      "",
      "After Ctrl-C or a kill, repeat the command to resume."
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
          "Worker threads, one run each (default: one per core). Idle threads share matrix"
              + " products (from about 200 units). Results do not depend on this number.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description = "Kernels: vector, scalar, ... (default: the fastest available).")
  private Optional<String> kernels = Optional.empty();

  @Mixin private StorePlace store = new StorePlace();

  @Option(names = "--out", paramLabel = "FILE", description = "Report (default: in the store).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--dry-run",
      description =
          "Print the planned runs, the estimated time and the budget at step 0; with --on slurm"
              + " print the script of the jobs. Compute nothing.")
  private boolean dryRun;

  @Option(
      names = "--watch",
      description =
          "Load plug-ins that are added or replaced during the study, and afterwards until Ctrl-C;"
              + " analyse stored runs again, and compute later runs with the new code.")
  private boolean watch;

  @Option(
      names = "--on",
      paramLabel = "WHERE",
      description =
          "Where runs are computed: threads of this process; processes, one run each, which survive"
              + " one another's death; slurm, as array jobs; or script, which writes the commands"
              + " for any scheduler (default: ${DEFAULT-VALUE}). Same bits.",
      defaultValue = "threads")
  private String executor = "threads";

  @Mixin private JobOptions jobs = new JobOptions();

  @Option(
      names = "--accept-builds",
      description =
          "Use stored runs of the same definition that other versions of the code computed, instead"
              + " of computing them again; the report says so.")
  private boolean acceptBuilds;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Map<String, String> jobOptions = jobs.of(executor);
    List<String> absolute = sets.stream().map(RunCommand::absolutePath).toList();
    Studies studies = session().studies();
    PlannedStudy study =
        studies.plan(
            studies.reader().read(file, absolute),
            positive("--seeds", seeds),
            kernels,
            session().err()::println);
    int workers = positive("--threads", threads).orElse(Runtime.getRuntime().availableProcessors());
    if (dryRun) {
      Forecast forecast = studies.forecast(study, store.path(), workers);
      Optional<String> script =
          executor.equals("slurm")
              ? Optional.of(studies.jobScript(forecast, store.path(), jobOptions))
              : Optional.empty();
      if (json.wanted()) {
        session().print(DryRunJson.of(forecast, script));
      } else {
        script.ifPresentOrElse(
            session().out()::print, () -> DryRun.print(forecast, session().out()));
      }
      return ExitCode.OK;
    }
    RunOptions options =
        new RunOptions(store.path(), executor, jobOptions, workers, out, watch, acceptBuilds);
    return new StudyCommand(session(), json).run(study, options);
  }

  /** A path on the command line is relative to where the user is, not to the experiment file. */
  private static String absolutePath(String set) {
    String key = "data.path=";
    return set.startsWith(key)
        ? key + Path.of(set.substring(key.length())).toAbsolutePath().normalize()
        : set;
  }
}
