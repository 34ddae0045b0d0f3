package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The study files that come with the distribution can be planned with what is installed. */
class StudyFilesIT {
  /** Small, with everything that a field can have. */
  private static final String FIELD =
      "'data={\"source\":{\"use\":\"synthetic-cortex\",\"neurons\":24,\"duration\":300}}'";

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({"cortical-priors, true", "critical-priors, true", "critical-init, false"})
  void theyArePlanned(String folder, boolean onField) throws Exception {
    List<Path> files;
    try (Stream<Path> all =
        Files.list(Distribution.folder().resolve("examples/studies/" + folder))) {
      files = all.sorted().toList();
    }
    assertFalse(files.isEmpty(), folder);
    String line = "run --dry-run --seeds 1 --kernels scalar " + (onField ? "--set " + FIELD : "");
    StringBuilder lines = new StringBuilder();
    files.forEach(file -> lines.append(line + " " + file + "\n"));
    // All in one shell, which starts once.
    Path commands = Files.writeString(work.resolve("lines"), lines + "exit\n");
    Result result =
        Distribution.in(work)
            .quick()
            .within(Duration.ofMinutes(10))
            .reading(commands)
            .run("shell")
            .expect(0);
    // Studies of one field name its grid, which is too large for so few neurons; that is all.
    List<String> errors =
        result.errors().stream().filter(error -> !error.contains("error: grid.shape: ")).toList();
    assertEquals(List.of(), errors, result::toString);
    assertEquals(
        files.size(),
        result.out().lines().filter(text -> text.matches("runs +\\d+ .* = \\d+ .*")).count(),
        result::toString);
  }
}
