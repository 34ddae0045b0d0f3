package org.anlage.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import picocli.CommandLine.Option;

/** Options of runs that are computed by jobs of a cluster. */
final class JobOptions {
  @Option(
      names = "--chunk",
      paramLabel = "MIN",
      description =
          "With --on slurm or script: computing time of a job, minutes (default: 20, or less where"
              + " that leaves jobs unused, but not below 1).")
  private Optional<Double> chunk = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Most jobs at a time, waiting ones included (default: 100).")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--time",
      paramLabel = "MIN",
      description =
          "Time limit of a job, minutes (default: three times its expected time and 10; for the"
              + " first run of an arm the partition's).")
  private Optional<Integer> time = Optional.empty();

  @Option(names = "--partition", paramLabel = "NAME", description = "Slurm's partition.")
  private Optional<String> partition = Optional.empty();

  @Option(names = "--account", paramLabel = "NAME", description = "Slurm's account.")
  private Optional<String> account = Optional.empty();

  @Option(names = "--qos", paramLabel = "NAME", description = "Slurm's quality of service.")
  private Optional<String> qos = Optional.empty();

  @Option(names = "--memory", paramLabel = "SIZE", description = "Memory of a job, such as 4G.")
  private Optional<String> memory = Optional.empty();

  @Option(names = "--constraint", paramLabel = "LIST", description = "Slurm's constraint.")
  private Optional<String> constraint = Optional.empty();

  /**
   * The options that were given, by name.
   *
   * @param executor where runs are computed; one on this machine takes none of them
   */
  Map<String, String> of(String executor) {
    Map<String, String> given = new LinkedHashMap<>();
    chunk.ifPresent(v -> given.put("chunk", v.toString()));
    jobs.ifPresent(v -> given.put("jobs", v.toString()));
    time.ifPresent(v -> given.put("time", v.toString()));
    partition.ifPresent(v -> given.put("partition", v));
    account.ifPresent(v -> given.put("account", v));
    qos.ifPresent(v -> given.put("qos", v));
    memory.ifPresent(v -> given.put("memory", v));
    constraint.ifPresent(v -> given.put("constraint", v));
    if (!given.isEmpty() && (executor.equals("threads") || executor.equals("processes"))) {
      throw ProblemException.configuration(
          new Problem(
              "an option of jobs, but runs are computed on this machine",
              "--" + given.keySet().iterator().next(),
              "--on " + executor,
              "--on slurm or --on script",
              ""));
    }
    return given;
  }
}
