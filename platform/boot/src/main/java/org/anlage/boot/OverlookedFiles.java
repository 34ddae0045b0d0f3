package org.anlage.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.boot.JarProblem.Reason;

/** Files in folders of plug-ins that look like plug-ins and are not looked at. */
final class OverlookedFiles {
  private static final List<String> ENDINGS = List.of(".jar", ".zip", ".jpi", ".hpi", ".kar");

  private OverlookedFiles() {}

  /** One problem for each. */
  static List<JarProblem> in(List<Path> folders) {
    List<JarProblem> problems = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> entries = Files.list(folder)) {
          for (Path entry : entries.sorted().toList()) {
            reason(entry).ifPresent(r -> problems.add(JarProblem.ofPlugin(entry, r)));
          }
        } catch (IOException unreadable) {
          problems.add(JarProblem.ofPlugin(folder, Rejection.onRead(unreadable)));
        }
      }
    }
    return problems;
  }

  private static Optional<Reason> reason(Path entry) throws IOException {
    String name = String.valueOf(entry.getFileName());
    if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
      return Optional.of(
          new Reason("it is a link to a file that is not there", "mend or remove the link"));
    }
    if (Files.isDirectory(entry)) {
      try (Stream<Path> inside = Files.list(entry)) {
        return inside.anyMatch(file -> file.toString().endsWith(".jar"))
            ? Optional.of(
                new Reason(
                    "it is a folder, and jars in it are not looked at",
                    "move them up, or name it: --plugins " + entry))
            : Optional.empty();
      }
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.endsWith(".jar") && ENDINGS.stream().anyMatch(lower::endsWith)
        ? Optional.of(
            new Reason("its name does not end in .jar, so it is not looked at", "rename it"))
        : Optional.empty();
  }
}
