package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.anlage.store.plan.StudyPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokenRunsTest {
  @TempDir Path root;
  private DirectoryStore store;
  private BrokenRuns broken;

  @BeforeEach
  void made() {
    store = DirectoryStore.create(root);
    broken = new BrokenRuns(store);
  }

  @Test
  void theFirstLineIsKeptUntilTheRunIsComputed() {
    assertEquals(Optional.empty(), broken.reason("ab12"));
    broken.add("ab12", "memory was not enough\nat org.example");
    assertEquals(Optional.of("memory was not enough"), new BrokenRuns(store).reason("ab12"));
    broken.remove("ab12");
    broken.remove("ab12");
    assertEquals(Optional.empty(), broken.reason("ab12"));
  }

  @Test
  void aStoredRunIsNotBrokenWhateverWasSaidBefore() {
    StudyPlan.PlannedRun run = StoreOfRuns.planned("plain", 7, "{\"kind\":\"train\"}");
    broken.add(run.id(), "memory was not enough");
    StoreOfRuns.store(store, run, 0.75);
    assertEquals(Optional.empty(), broken.reason(run.id()));
  }
}
