package org.anlage.launcher.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.anlage.api.run.RunRequest;

/** The script of jobs that nobody has submitted. */
public final class JobPreview {
  private JobPreview() {}

  /**
   * The script of the chunks of a study, as if every run took the estimated time.
   *
   * @param seconds estimated time of a run, s; empty: every run is a chunk of its own
   * @param options options of the jobs, by name
   */
  public static String of(
      List<RunRequest> runs,
      OptionalDouble seconds,
      WorkerCommands commands,
      Map<String, String> options) {
    JobSettings settings = JobSettings.of(options);
    double total = seconds.orElse(0) * runs.size();
    List<List<RunRequest>> chunks = Chunks.of(runs, run -> seconds, settings.target(total));
    Path folder =
        commands
            .store()
            .toAbsolutePath()
            .normalize()
            .resolve("jobs")
            .resolve(commands.study())
            .resolve("SUBMISSION");
    return JobFiles.array(
        "anlage-" + commands.study(),
        folder,
        Math.min(chunks.size(), settings.jobs()),
        settings,
        commands.work(List.of()),
        Chunks.longest(chunks, run -> seconds));
  }
}
