package org.anlage.recordings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.npy.Npy;

/** The folders that suite2p writes: {@code suite2p/plane0}, ..., {@code suite2p/combined}. */
final class Suite2pFolder {
  static final String TRACES = "spks.npy";
  private static final String COMBINED = "combined";

  private Suite2pFolder() {}

  /** Folders with traces: the given one, else its planes, else those of {@code suite2p} in it. */
  static List<Path> of(Path given) {
    if (Files.exists(given.resolve(TRACES))) {
      return List.of(given);
    }
    List<Path> planes = planes(given);
    return planes.isEmpty() ? planes(given.resolve("suite2p")) : planes;
  }

  /** The one folder that holds all units. */
  static Path choose(Path given) {
    List<Path> folders = of(given);
    if (folders.size() == 1) {
      return folders.get(0);
    }
    return folders.stream()
        .filter(folder -> folder.endsWith(COMBINED))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.data(
                    new Problem(
                        folders.isEmpty()
                            ? "the folder has no " + TRACES
                            : "the folder has several planes and no " + COMBINED,
                        given.toString(),
                        folders.stream()
                            .map(folder -> given.relativize(folder).toString())
                            .collect(Collectors.joining(", ")),
                        "a suite2p folder",
                        folders.isEmpty()
                            ? "name the folder that holds it"
                            : "name one of them, or let suite2p combine them")));
  }

  /** Samples per second and plane, {@code fs} of the file of options. */
  static OptionalDouble rate(Path options) {
    OptionalDouble fs =
        Files.exists(options) ? Npy.readNumber(options, "fs") : OptionalDouble.empty();
    return fs.isPresent() && fs.getAsDouble() > 0 ? fs : OptionalDouble.empty();
  }

  private static List<Path> planes(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inner = Files.list(folder)) {
      return inner
          .filter(path -> String.valueOf(path.getFileName()).matches("plane\\d+|" + COMBINED))
          .filter(path -> Files.exists(path.resolve(TRACES)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
