package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.api.result.Column;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingResult;

/** Keeps the state after every update, and stops a run after so many. */
final class StateCollector implements TrainingMonitor {
  private final Optional<byte[]> start;
  private final int stopAfter;
  private final List<byte[]> states = new ArrayList<>();

  StateCollector(Optional<byte[]> start) {
    this(start, Integer.MAX_VALUE);
  }

  StateCollector(Optional<byte[]> start, int stopAfter) {
    this.start = start;
    this.stopAfter = stopAfter;
  }

  /** The state after each update, the first one at 0. */
  List<byte[]> states() {
    return states;
  }

  @Override
  public void updated(int update, int updates, double loss) {}

  @Override
  public boolean cancelled() {
    return states.size() >= stopAfter;
  }

  @Override
  public Optional<byte[]> checkpoint() {
    return start;
  }

  @Override
  public void reached(int update, Supplier<byte[]> state) {
    states.add(state.get());
  }

  /** Every bit of two results is the same. */
  static void assertSame(TrainingResult expected, TrainingResult actual) {
    assertEquals(expected.network().parameters(), actual.network().parameters());
    assertEquals(expected.snapshots(), actual.snapshots());
    assertEquals(expected.failure(), actual.failure());
    for (Column column : expected.history().columns()) {
      assertArrayEquals(
          expected.history().numbers(column.name()), actual.history().numbers(column.name()));
    }
  }
}
