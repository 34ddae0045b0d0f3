package org.anlage.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.Test;

/** Memory and threads of DuckDB, from the environment. */
class LimitsTest {
  @Test
  void haveDefaults() {
    assertEquals(new Limits("512MB", 4), Limits.of(Map.of(), 64));
    assertEquals(new Limits("512MB", 2), Limits.of(Map.of(), 2));
  }

  @Test
  void areTakenFromTheEnvironment() {
    assertEquals(
        new Limits("2GiB", 16), Limits.of(Map.of(Limits.MEMORY, "2GiB", Limits.THREADS, "16"), 2));
  }

  @Test
  void areCheckedBeforeDuckDbSeesThem() {
    ProblemException memory =
        assertThrows(ProblemException.class, () -> Limits.of(Map.of(Limits.MEMORY, "plenty"), 2));
    assertTrue(memory.getMessage().contains("plenty"), memory.getMessage());
    assertEquals(ProblemException.Kind.CONFIGURATION, memory.kind());
    assertThrows(ProblemException.class, () -> Limits.of(Map.of(Limits.THREADS, "0"), 2));
  }
}
