package org.anlage.launcher.cluster;

import java.util.List;
import java.util.stream.Collectors;
import org.anlage.api.component.Extension;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;
import org.osgi.service.component.annotations.Component;

/**
 * Computes nothing: writes the commands that compute the runs, one chunk a line, and the command
 * that collects, for schedulers of the user's own.
 */
@Component(service = Executor.class)
@Extension(name = "script", text = "Writes the commands that compute runs, for any scheduler")
public final class ScriptExecutor implements Executor {
  @Override
  public String name() {
    return "script";
  }

  @Override
  public boolean handsOver() {
    return true;
  }

  @Override
  public void execute(List<RunRequest> runs, int slots, Worker worker) {
    JobSettings settings = JobSettings.of(worker.site().options());
    double total = runs.stream().mapToDouble(r -> worker.expectedSeconds(r).orElse(0)).sum();
    List<List<RunRequest>> chunks =
        Chunks.of(runs, worker::expectedSeconds, settings.target(total));
    JobFiles files = new JobFiles(worker.site().folder());
    files.write(
        "commands.txt",
        chunks.stream()
            .map(chunk -> JobFiles.words(worker.command(chunk)) + "\n")
            .collect(Collectors.joining()));
    files.write("collect.sh", "#!/bin/sh\nexec " + JobFiles.words(worker.site().collect()) + "\n");
    worker.note(
        "commands  "
            + files.folder().resolve("commands.txt")
            + " ("
            + chunks.size()
            + " lines, "
            + runs.size()
            + " runs)");
    worker.note("collect   " + files.folder().resolve("collect.sh"));
    if (runs.stream().anyMatch(run -> worker.expectedSeconds(run).isEmpty())) {
      worker.note(
          "note: runs of which none like them is stored have a line each; a few stored runs of each"
              + " arm give chunks of --chunk minutes");
    }
  }
}
