package org.anlage.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgressTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path store;
  private final AtomicLong now = new AtomicLong();

  private RunProgress begin(String run) {
    return new RunProgress(store, run, now::get);
  }

  @Test
  void whatIsWrittenIsReadUntilTheRunEnds() {
    try (RunProgress progress = begin("aa")) {
      progress.updated(1, 9, 0.5);
      now.set(SECOND);
      progress.updated(4, 9, Double.NaN);
      RunProgress.State state = RunProgress.of(store, "aa").orElseThrow();
      assertEquals("aa", state.run());
      assertEquals(ProcessHandle.current().pid(), state.process());
      assertEquals(Runtime.getRuntime().availableProcessors(), state.cores());
      assertTrue(!state.host().isBlank() && !state.host().contains(" "));
      assertEquals(
          List.of(new RunProgress.Point(1, 9, 0.5, 0), new RunProgress.Point(4, 9, Double.NaN, 1)),
          state.points());
      assertEquals(List.of(state), RunProgress.all(store));
    }
    assertEquals(List.of(), RunProgress.all(store));
    assertEquals(Optional.empty(), RunProgress.of(store, "aa"));
  }

  @Test
  void linesBecomeRarerAsTheRunGoesOn() {
    try (RunProgress progress = begin("aa")) {
      for (int tenth = 0; tenth < 10 * 86_400; tenth++) { // an update each tenth of a second: a day
        now.set(tenth * SECOND / 10);
        progress.updated(tenth, 10 * 86_400, 1);
      }
      int lines = RunProgress.of(store, "aa").orElseThrow().points().size();
      // Two a second for 100 s, then each after 1/200 of the time so far: 200 + 200 ln(864).
      assertEquals(200 + 200 * Math.log(864), lines, 60);
    }
  }

  @Test
  void aLineThatIsBeingWrittenAndFilesOfOthersArePassedOver() throws IOException {
    try (RunProgress progress = begin("aa")) {
      progress.updated(1, 9, 0.5);
      Path file = store.resolve("progress/aa");
      Files.writeString(file, "2 9 0.", StandardOpenOption.APPEND);
      Files.writeString(store.resolve("progress/notes"), "something else\n");
      assertEquals(1, RunProgress.all(store).size());
      assertEquals(1, RunProgress.all(store).get(0).points().size());
    }
  }

  @Test
  void whereNothingCanBeWrittenNothingIs() throws IOException {
    Files.writeString(store.resolve("progress"), "a file in the place of the folder");
    try (RunProgress progress = begin("aa")) {
      progress.updated(1, 9, 0.5);
      assertEquals(List.of(), RunProgress.all(store));
    }
  }
}
