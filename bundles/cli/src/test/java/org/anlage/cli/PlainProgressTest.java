package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter written = new StringWriter();
  private long now;
  private final Results unused =
      new Results() {
        @Override
        public void report(Path file) {
          throw new AssertionError(file);
        }

        @Override
        public void problem(Throwable problem) {
          throw new AssertionError(problem);
        }
      };
  private final PlainProgress progress =
      new PlainProgress(new PrintWriter(written), unused, () -> now);

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  @Test
  void longRunsSayOnceAMinuteHowFarTheyAre() {
    progress.begin(4, 1, 2);
    progress.started(0, "first");
    progress.updated(0, 1, 4, Double.NaN);
    now += 59 * SECOND;
    progress.updated(0, 2, 4, Double.NaN);
    assertEquals(List.of("4 runs, 1 already stored, 2 workers"), lines());
    now += SECOND;
    progress.updated(0, 2, 4, Double.NaN);
    progress.updated(0, 3, 4, Double.NaN);
    assertEquals(2, lines().size());
    assertEquals("[1/4]  38 % done", lines().get(1).strip()); // 1.5 of 4
  }

  @Test
  void longAnalysesToo() {
    progress.analysing(1, 3);
    now += 60 * SECOND;
    progress.analysing(2, 3);
    progress.analysing(3, 3);
    assertEquals(List.of("analysed 2 of 3 runs", "analysed 3 runs"), lines());
  }
}
