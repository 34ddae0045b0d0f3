package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study files that come with the distribution can be planned with what is installed. */
class StudyFilesIT {
  private static final Path FIELDS =
      Path.of(System.getProperty("anlage.shared", "")).resolve("data/microns/as-released");

  @TempDir Path work;

  @Test
  void studiesOfMeasuredFieldsArePlanned() throws Exception {
    assumeTrue(Files.isDirectory(FIELDS), () -> FIELDS + " is not there: skipped");
    planned("cortical-priors", "--set data.path=" + FIELDS.resolve("5_3_4"), "fields.json");
    planned("critical-priors", "--set data.path=" + FIELDS.resolve("5_3_4"), "");
    one("cortical-priors/fields.json", "--set data.path=" + FIELDS.resolve("5_6_8"));
  }

  @Test
  void studiesOfDynamicsArePlanned() throws Exception {
    planned("critical-init", "", "");
  }

  private void planned(String folder, String options, String except) throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.list(studies().resolve(folder))) {
      files = all.filter(file -> !file.endsWith(except)).sorted().toList();
    }
    assertFalse(files.isEmpty(), folder);
    dryRun(files, options);
  }

  private void one(String file, String options) throws Exception {
    dryRun(List.of(studies().resolve(file)), options);
  }

  /** All in one shell, which starts once. */
  private void dryRun(List<Path> files, String options) throws Exception {
    StringBuilder lines = new StringBuilder();
    files.forEach(file -> lines.append("run --dry-run --seeds 1 " + options + " " + file + "\n"));
    Path commands = Files.writeString(work.resolve("lines"), lines + "exit\n");
    Result result =
        Distribution.in(work)
            .quick()
            .within(Duration.ofMinutes(10))
            .reading(commands)
            .run("shell")
            .expect(0);
    assertEquals(List.of(), result.errors(), result::toString);
    assertEquals(
        files.size(),
        result.out().lines().filter(line -> line.matches("runs +\\d+ .* = \\d+ .*")).count(),
        result::toString);
  }

  private static Path studies() {
    return Distribution.folder().resolve("examples/studies");
  }
}
