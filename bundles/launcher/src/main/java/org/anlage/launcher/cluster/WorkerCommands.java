package org.anlage.launcher.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.run.RunRequest;

/**
 * The commands that other processes of the same distribution compute with.
 *
 * @param store folder of the store
 * @param study folder of the study
 * @param kernels name of the kernels
 * @param plugins folders of plug-ins
 */
public record WorkerCommands(Path store, String study, String kernels, List<Path> plugins) {
  /** Computes runs. */
  public List<String> work(List<RunRequest> runs) {
    List<String> words = words("work");
    words.addAll(List.of("--kernels", kernels, "--runs"));
    runs.forEach(run -> words.add(run.id()));
    return words;
  }

  /** Analyses what is stored and writes the report. */
  public List<String> collect(Optional<Path> report) {
    List<String> words = words("report");
    report.ifPresent(file -> words.addAll(List.of("--out", file.toAbsolutePath().toString())));
    return words;
  }

  private List<String> words(String command) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("anlage.home", "")).resolve("bin/anlage").toString());
    words.addAll(List.of(command, store.toAbsolutePath().normalize().toString(), "--study", study));
    plugins.stream()
        .filter(Files::isDirectory)
        .forEach(folder -> words.addAll(List.of("--plugins", folder.toString())));
    return words;
  }
}
