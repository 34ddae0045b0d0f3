package org.anlage.launcher.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Slurm through its commands sbatch, squeue and scancel. The accounting, which may be off or late,
 * is not asked.
 *
 * @param patience how long a command may take, s
 */
record Slurm(int patience) implements Scheduler {
  private static final int DEFAULT_PATIENCE = 60;
  private static final int TRIES = 3;

  private static final Pattern LIMIT =
      Pattern.compile(
          "Invalid job array|MaxSubmit|MaxJob|QOS.*Limit|Assoc.*Limit|job submit limit"
              + "|temporarily unable|accounting/QOS policy",
          Pattern.CASE_INSENSITIVE);

  /** With a minute for each command. */
  Slurm() {
    this(DEFAULT_PATIENCE);
  }

  /**
   * How a command ended.
   *
   * @param code exit code; empty: it took too long and was ended
   */
  private record Ending(Optional<Integer> code, String out, String err) {
    boolean ok() {
      return code.equals(Optional.of(0));
    }

    String said() {
      String words = String.join("; ", err.lines().map(String::strip).toList());
      return words.isEmpty() ? "exit code " + code.map(String::valueOf).orElse("none") : words;
    }
  }

  @Override
  public Submission submit(Path script, String name, String comment) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Ending ending = end(List.of("sbatch", "--parsable", script.toString()));
      if (ending.ok()) {
        return new Submission.Accepted();
      }
      if (ending.code().isPresent()) {
        return LIMIT.matcher(ending.err()).find()
            ? new Submission.Full(ending.said())
            : new Submission.Refused(ending.said());
      }
      // No answer: it may have been accepted all the same.
      if (queue(List.of(name)).stream()
          .flatMap(List::stream)
          .anyMatch(job -> job.comment().equals(comment))) {
        return new Submission.Accepted();
      }
    }
    return new Submission.Refused(
        "sbatch did not answer " + TRIES + " times within " + patience + " s");
  }

  @Override
  public Optional<List<Job>> queue(List<String> names) {
    Ending ending =
        end(
            List.of(
                "squeue",
                "--noheader",
                "--array",
                "--name=" + String.join(",", names),
                "--format=%F|%K|%T|%k"));
    if (!ending.ok()) {
      return Optional.empty();
    }
    List<Job> jobs = new ArrayList<>();
    for (String line : ending.out().lines().toList()) {
      String[] parts = line.strip().split("\\|", 4);
      if (parts.length == 4 && !isOver(parts[2])) {
        jobs.add(
            new Job(
                parts[0],
                parts[1].matches("\\d{1,9}")
                    ? Optional.of(Integer.parseInt(parts[1]))
                    : Optional.empty(),
                parts[2],
                parts[3]));
      }
    }
    return Optional.of(jobs);
  }

  /** Jobs stay in the queue for a while after their end. */
  private static boolean isOver(String state) {
    return List.of(
            "COMPLETED",
            "FAILED",
            "CANCELLED",
            "TIMEOUT",
            "NODE_FAIL",
            "OUT_OF_MEMORY",
            "BOOT_FAIL",
            "DEADLINE",
            "PREEMPTED")
        .contains(state);
  }

  @Override
  public void cancel(String name) {
    Ending ending = end(List.of("scancel", "--name=" + name));
    if (!ending.ok()) {
      throw problem("jobs cannot be cancelled", ending.said());
    }
  }

  private Ending end(List<String> command) {
    try {
      Path out = Files.createTempFile("anlage-slurm", ".out");
      Path err = Files.createTempFile("anlage-slurm", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(patience, TimeUnit.SECONDS);
        if (!ended) {
          process.destroyForcibly().waitFor();
        }
        return new Ending(
            ended ? Optional.of(process.exitValue()) : Optional.empty(), text(out), text(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw problem(
          "Slurm's command " + command.get(0) + " cannot be started",
          String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ending(Optional.empty(), "", "interrupted");
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static ProblemException problem(String what, String got) {
    return ProblemException.configuration(
        new Problem(
            what,
            "--on slurm",
            got,
            "sbatch, squeue and scancel on the PATH",
            "call it on a machine that submits jobs; --on script writes the commands for any"
                + " scheduler"));
  }
}
