package org.anlage.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.store.Checkpoints;
import org.anlage.store.DirectoryStore;
import org.anlage.store.KeptStates;
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
    return monitor(seconds, List.of(), Optional.empty());
  }

  private TrainingMonitor monitor(double seconds, List<Integer> keep, Optional<byte[]> fork) {
    TrainingMonitor inner =
        new TrainingMonitor() {
          @Override
          public void updated(int update, int updates, double loss) {}

          @Override
          public boolean cancelled() {
            return cancelled.get();
          }
        };
    DirectoryStore store = DirectoryStore.create(root);
    return new CheckpointingMonitor(
        inner,
        new Checkpoints(store, "ab12", note -> {}),
        new KeptStates(store, "ab12"),
        keep,
        fork,
        seconds);
  }

  @Test
  void statesOfForksAreKeptAndBegunWith() {
    TrainingMonitor monitor = monitor(1e9, List.of(3, 7), Optional.of(new byte[] {9}));
    assertEquals(9, monitor.checkpoint().orElseThrow()[0]);
    for (int update = 1; update <= 8; update++) {
      byte[] state = {(byte) update};
      monitor.reached(update, () -> state);
    }
    KeptStates states = new KeptStates(DirectoryStore.create(root), "ab12");
    assertEquals(List.of(3, 7), List.copyOf(states.all().keySet()));
    assertEquals(7, states.all().get(7)[0]);
    states.clear();
    assertTrue(states.all().isEmpty());
  }
}
