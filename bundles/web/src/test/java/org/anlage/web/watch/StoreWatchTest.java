package org.anlage.web.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunStatus;
import org.anlage.launcher.run.RunProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWatchTest {
  @TempDir Path folder;
  private SmallStore small;
  private StoreWatch watch;

  @BeforeEach
  void store() {
    small = new SmallStore(folder.resolve("store"));
    watch = new StoreWatch(small.store());
  }

  @Test
  void runsAppearAsTheyAreBegunAndStored() {
    watch.look();
    assertEquals(List.of(), watch.studies());
    small.plan("study-1", "A title", List.of("one", "two", "three"));
    watch.look();
    assertEquals("A title", watch.study("study-1").title());
    assertEquals(
        List.of("one", "two", "three"),
        watch.study("study-1").runs().stream().map(StudyIndex.Run::arm).toList());
    try (RunProgress progress = new RunProgress(small.store().root(), SmallStore.id(2))) {
      progress.updated(3, 9, 0.25);
      watch.look();
      assertEquals(Set.of(SmallStore.id(2)), watch.live().keySet());
      small.finish(2, "done", 0.125);
      watch.look();
      assertEquals(Map.of(), watch.live(), "what is stored is not under way");
    }
    assertTrue(watch.isFinished(SmallStore.id(2)));
    assertFalse(watch.isFinished(SmallStore.id(1)));
    assertTrue(watch.read(10));
    assertFalse(watch.read(10), "each run is read once");
    StoredResult result = watch.result(SmallStore.id(2)).orElseThrow();
    assertEquals(
        new StoredResult(RunStatus.DONE, "", 2.5, Map.of("update", 20.0, "train_loss", 0.125)),
        result);
    small.finish(3, "failed", Double.NaN);
    watch.look();
    assertTrue(watch.read(10));
    assertEquals(RunStatus.FAILED, watch.result(SmallStore.id(3)).orElseThrow().status());
  }

  @Test
  void damagedFilesAreNamedAndTheOthersShown() throws IOException {
    small.plan("study-1", "", List.of("one"));
    Path broken = small.store().root().resolve("plans/study-2/plan.json");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "{\"name\": ");
    small.finish(1, "done", 1);
    Files.writeString(small.store().directory(SmallStore.id(1)).resolve("history.json"), "[]");
    watch.look();
    watch.read(10);
    assertEquals(1, watch.studies().size());
    assertEquals(Set.of("study-2"), watch.damaged().keySet());
    assertEquals(RunStatus.BROKEN, watch.result(SmallStore.id(1)).orElseThrow().status());
  }

  @Test
  void nothingIsReadThatNoPlanNames() throws IOException {
    small.plan("study-1", "", List.of("one"));
    small.finish(9, "done", 1);
    watch.look();
    assertEquals(SmallStore.id(1), watch.run(SmallStore.id(1)));
    for (String path : List.of("../../etc/passwd", SmallStore.id(9), "", "..", "study-1/..")) {
      assertThrows(ProblemException.class, () -> watch.run(path));
      assertThrows(ProblemException.class, () -> watch.study(path));
    }
    Path evil = small.store().root().resolve("plans/study-2/plan.json");
    Files.createDirectories(evil.getParent());
    Files.writeString(
        evil,
        Files.readString(small.store().root().resolve("plans/study-1/plan.json"))
            .replace(SmallStore.id(1), "../../../../etc/passwd"));
    watch.look();
    assertEquals(Set.of("study-2"), watch.damaged().keySet(), "an id that is a path");
  }
}
