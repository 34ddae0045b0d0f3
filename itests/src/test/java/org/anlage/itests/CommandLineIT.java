package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the distribution, as far as it looks things up. */
class CommandLineIT {

  @TempDir Path work;

  @Test
  void itSaysItsVersion() throws Exception {
    Result result = Distribution.in(work).run("--version");
    assertEquals(0, result.code(), result.toString());
    String release = System.getProperty("anlage.version", "").replace("-SNAPSHOT", "");
    assertTrue(result.out().contains(release), result.toString());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "list",
        "describe",
        "schema",
        "analyze",
        "report",
        "export",
        "data",
        "apply",
        "doctor"
      })
  void everyCommandHasHelp(String command) throws Exception {
    Result result = Distribution.in(work).run(command, "--help");
    assertEquals(0, result.code(), result.toString());
    assertTrue(result.out().contains("Usage: anlage " + command), result.toString());
    assertEquals("", result.err());
  }

  @Test
  void anUnknownCommandIsAUsageError() throws Exception {
    Result result = Distribution.in(work).run("lisst");
    assertEquals(2, result.code(), result.toString());
    assertTrue(result.err().contains("list"), result.toString());
  }

  @Test
  void theDoctorFindsNothingWrong() throws Exception {
    Result result = Distribution.in(work).run("doctor");
    assertEquals(0, result.code(), result.toString());
  }
}
