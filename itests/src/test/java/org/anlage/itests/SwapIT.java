package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred versions of an analyzer, one after another in one process, leave nothing behind. */
@Tag("java")
class SwapIT {

  private static final int CYCLES = 200;
  private static final double GROWTH = 1.05;

  @TempDir Path work;

  @Test
  void classesThreadsAndMemoryOfEveryVersionAreGivenBack() throws Exception {
    new MiniExperiment().write(work.resolve("study.json"));
    Distribution anlage = Distribution.in(work).quick();
    anlage.run("run", "study.json", "--store", "store", "--seeds", "1").expect(0);
    String run = new StoreContents(work.resolve("store")).manifests().keySet().iterator().next();
    Path command = Files.createDirectories(work.resolve("command"));
    SwapCommand.write(command);
    Path plugins = Files.createDirectories(work.resolve("plug"));
    Path base = LargestWeight.bundle("1.0.0", 1).write(work.resolve("base"));
    Result result =
        anlage
            .within(Duration.ofMinutes(5))
            .run(
                work.resolve("store").toString(),
                run,
                plugins.toString(),
                base.toString(),
                Integer.toString(CYCLES),
                "--plugins",
                command.toString(),
                "--plugins",
                plugins.toString());
    assertEquals(0, result.code(), result::toString);
    Map<String, Long> said =
        result
            .err() // what is printed while a command runs is no part of its output
            .lines()
            .filter(line -> line.matches("[a-z.]+ [0-9]+"))
            .collect(
                Collectors.toMap(
                    line -> line.split(" ")[0], line -> Long.parseLong(line.split(" ")[1])));
    assertEquals(CYCLES, said.get("loaders"), said::toString);
    assertEquals(1, said.get("alive"), "only the last version's classes are still there: " + said);
    assertEquals(said.get("before.threads"), said.get("after.threads"), said::toString);
    assertTrue(said.get("after.heap") < GROWTH * said.get("before.heap"), said::toString);
  }
}
