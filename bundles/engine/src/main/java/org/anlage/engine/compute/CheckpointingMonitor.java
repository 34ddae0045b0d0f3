package org.anlage.engine.compute;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.store.Checkpoints;
import org.anlage.store.KeptStates;

/** Keeps the state of a run every so often, and when it is about to be stopped. */
final class CheckpointingMonitor implements TrainingMonitor {
  private final TrainingMonitor monitor;
  private final Checkpoints checkpoints;
  private final KeptStates states;
  private final List<Integer> keep;
  private final Optional<byte[]> fork;
  private final long interval;
  private long last = System.nanoTime();

  /**
   * Wraps a monitor.
   *
   * @param monitor the monitor
   * @param checkpoints where states are kept
   * @param states where those are kept that are stored with the run
   * @param keep updates after which they are
   * @param fork the state to begin with
   * @param seconds least time between two
   */
  CheckpointingMonitor(
      TrainingMonitor monitor,
      Checkpoints checkpoints,
      KeptStates states,
      List<Integer> keep,
      Optional<byte[]> fork,
      double seconds) {
    this.monitor = monitor;
    this.checkpoints = checkpoints;
    this.states = states;
    this.keep = keep;
    this.fork = fork;
    interval = (long) (seconds * 1e9);
  }

  @Override
  public void updated(int update, int updates, double loss) {
    monitor.updated(update, updates, loss);
  }

  @Override
  public boolean cancelled() {
    return monitor.cancelled();
  }

  @Override
  public Optional<byte[]> checkpoint() {
    return checkpoints.latest().or(() -> fork);
  }

  @Override
  public void reached(int update, Supplier<byte[]> state) {
    if (keep.contains(update)) {
      states.keep(update, state.get());
    }
    if (System.nanoTime() - last >= interval || monitor.cancelled()) {
      checkpoints.keep(update, state.get());
      last = System.nanoTime();
    }
  }
}
