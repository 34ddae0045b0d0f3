package org.anlage.launcher.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunRequest;

/**
 * The files of an array of jobs in a folder of the store: {@code runs.txt}, with the ids of one
 * chunk in each line, and {@code job.sh}, which computes the chunk of its number.
 *
 * @param folder the folder
 */
record JobFiles(Path folder) {
  /** What is submitted. */
  static final String SCRIPT = "job.sh";

  private static final String RUNS = "runs.txt";
  private static final int MINUTE = 60;

  /** A time limit allows for slower machines than the one that the time was measured on. */
  private static final int SLOWER = 3;

  private static final int START_MINUTES = 10;

  /** Time before the limit at which a job is told to write its checkpoint, s. */
  private static final int NOTICE_SECONDS = 60;

  /** Writes the runs, one chunk a line. */
  void writeRuns(List<List<RunRequest>> chunks) {
    write(
        RUNS,
        chunks.stream()
            .map(
                chunk -> chunk.stream().map(RunRequest::id).collect(Collectors.joining(" ")) + "\n")
            .collect(Collectors.joining()));
  }

  /** Ids of each chunk; none if the file is not there. */
  List<List<String>> readRuns() {
    Path file = folder.resolve(RUNS);
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(line -> List.of(line.split(" "))).toList()
          : List.of();
    } catch (IOException e) {
      throw problem("the files of a job cannot be read", e);
    }
  }

  /**
   * The script of an array of jobs.
   *
   * @param command computes runs whose ids are appended
   * @param longest longest expected time of a chunk, s
   */
  static String array(
      String name,
      Path folder,
      int count,
      JobSettings settings,
      List<String> command,
      OptionalDouble longest) {
    List<String> options = options(name, folder, settings, folder.resolve("%a.log").toString());
    options.add("--array=0-" + (count - 1));
    settings
        .time()
        .ifPresentOrElse(
            minutes -> options.add("--time=" + minutes),
            () ->
                longest.ifPresent(
                    s ->
                        options.add(
                            "--time=" + (START_MINUTES + (long) Math.ceil(SLOWER * s / MINUTE)))));
    return script(
        options,
        "runs=$(sed -n \"$((SLURM_ARRAY_TASK_ID + 1))p\" "
            + quoted(folder.resolve(RUNS).toString())
            + ")\n"
            + "# shellcheck disable=SC2086 # a list of ids\n"
            + "exec "
            + words(command)
            + " $runs\n");
  }

  /**
   * The script of the job that analyses and reports when others have ended, however they did.
   *
   * @param after ids of the jobs to wait for
   */
  static String collect(
      String name, Path folder, JobSettings settings, List<String> command, List<String> after) {
    List<String> options =
        options(name, folder, settings, folder.resolve("collect.log").toString());
    options.add("--dependency=afterany:" + String.join(":", after));
    return script(options, "exec " + words(command) + "\n");
  }

  private static List<String> options(String name, Path folder, JobSettings settings, String log) {
    List<String> options = new ArrayList<>();
    options.add("--job-name=" + name);
    options.add("--comment=" + folder.getFileName());
    options.add("--output=" + quotedPattern(log));
    options.add("--open-mode=append");
    options.add("--requeue");
    options.add("--ntasks=1");
    options.add("--cpus-per-task=1");
    options.add("--signal=B:TERM@" + NOTICE_SECONDS);
    options.addAll(settings.passed());
    return options;
  }

  /** Slurm gives the signal to the shell, which has become the worker. */
  private static String script(List<String> options, String body) {
    return "#!/bin/sh\n"
        + options.stream().map(o -> "#SBATCH " + o + "\n").collect(Collectors.joining())
        + "set -eu\n"
        + body;
  }

  /** A command as a line of a shell. */
  static String words(List<String> command) {
    return command.stream().map(JobFiles::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String quotedPattern(String path) {
    return path.matches("[\\w./:=@%+,-]+") ? path : "\"" + path + "\"";
  }

  /** Writes a file of the folder, which is made if it is not there. */
  void write(String file, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw problem("the files of a job cannot be written", e);
    }
  }

  /** What the worker of a chunk said of errors; empty if nothing. */
  String errors(int chunk) {
    Path log = folder.resolve(chunk + ".log");
    try {
      return Files.exists(log)
          ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("error: "))
              .distinct()
              .collect(Collectors.joining("; "))
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private ProblemException problem(String what, IOException e) {
    return new ProblemException(
        ProblemException.Kind.STORE,
        new Problem(what, folder.toString(), e.toString(), "", "allow writing to the store"),
        e);
  }
}
