package org.anlage.itests;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What signals the processes of a test can get. */
final class Signals {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long INTERRUPT = 1L << 1;

  private Signals() {}

  /**
   * Skips a test where interrupts are ignored, as shells make their background commands do, and
   * whatever these start.
   */
  static void assumeInterruptsAreHeard() throws IOException {
    List<String> status = Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.of();
    boolean ignored =
        status.stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
    assumeFalse(ignored, "interrupts are ignored by whatever started this build: skipped");
  }
}
