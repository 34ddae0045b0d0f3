package org.anlage.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.store.Checkpoints;
import org.anlage.store.DirectoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointingMonitorTest {
  @TempDir Path root;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  @Test
  void keepsTheStateWhenItIsDue() {
    monitor(0).reached(3, () -> new byte[] {3});
    assertArrayEquals(new byte[] {3}, monitor(0).checkpoint().orElseThrow());
  }

  @Test
  void makesNoStateBefore() {
    monitor(1e6)
        .reached(
            3,
            () -> {
              throw new AssertionError("made too early");
            });
    assertTrue(monitor(1e6).checkpoint().isEmpty());
  }

  @Test
  void keepsTheStateWhenTheUserStops() {
    TrainingMonitor monitor = monitor(1e6);
    cancelled.set(true);
    assertTrue(monitor.cancelled());
    monitor.reached(5, () -> new byte[] {5});
    assertEquals(5, monitor.checkpoint().orElseThrow()[0]);
  }

  private TrainingMonitor monitor(double seconds) {
    TrainingMonitor inner =
        new TrainingMonitor() {
          @Override
          public void updated(int update, int updates, double loss) {}

          @Override
          public boolean cancelled() {
            return cancelled.get();
          }
        };
    return new CheckpointingMonitor(
        inner, new Checkpoints(DirectoryStore.create(root), "ab12", note -> {}), seconds);
  }
}
