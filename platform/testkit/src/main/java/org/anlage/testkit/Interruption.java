package org.anlage.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingResult;

/** Stops a training after a number of updates and goes on from its checkpoint. */
final class Interruption implements TrainingMonitor {
  private final Optional<byte[]> from;
  private final int last;
  private final List<byte[]> checkpoints = new ArrayList<>();
  private int updates;

  private Interruption(Optional<byte[]> from, int last) {
    this.from = from;
    this.last = last;
  }

  /** A monitor that stops nothing. */
  static TrainingMonitor never() {
    return new Interruption(Optional.empty(), 0);
  }

  /** A monitor that stops after an update. */
  static TrainingMonitor after(int update) {
    return new Interruption(Optional.empty(), update);
  }

  /**
   * Checks that a training that is interrupted after an update, for each of some updates, ends with
   * the bits of one that is not.
   *
   * @param train trains, always the same
   * @param updates after which it is interrupted
   * @param advice what to do if it does not
   */
  static void assertHarmless(
      Function<TrainingMonitor, TrainingResult> train, Iterable<Integer> updates, String advice) {
    String whole = Fingerprint.of(train.apply(never()));
    for (int update : updates) {
      Interruption interrupted = new Interruption(Optional.empty(), update);
      try {
        TrainingResult unused = train.apply(interrupted); // a trainer may be done before
      } catch (TrainingMonitor.Interrupted expected) {
        // goes on below from what was handed over, or from the start
      }
      Fingerprint.assertSame(
          whole,
          train.apply(new Interruption(interrupted.handedOver(), 0)),
          "expected the result of an uninterrupted run, and got another one when interrupted after"
              + " update "
              + update
              + "; "
              + advice);
    }
  }

  private Optional<byte[]> handedOver() {
    return checkpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(checkpoints.get(checkpoints.size() - 1));
  }

  @Override
  public void updated(int update, int of, double loss) {
    updates++;
  }

  @Override
  public Optional<byte[]> checkpoint() {
    return from;
  }

  @Override
  public void reached(int update, Supplier<byte[]> state) {
    if (last > 0) {
      checkpoints.add(state.get());
    }
  }

  @Override
  public boolean cancelled() {
    return last > 0 && updates >= last;
  }
}
