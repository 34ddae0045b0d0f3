package org.anlage.api.training;

import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** A trainer's link to the platform: reports progress, offers checkpoints, asks whether to stop. */
@ProviderType
public interface TrainingMonitor {
  /** Called after every update. */
  void updated(int update, int updates, double loss);

  /** What the trainer handed over when this run was last interrupted; empty to start anew. */
  default Optional<byte[]> checkpoint() {
    return Optional.empty();
  }

  /**
   * Called after every update: the trainer can go on from here, with the same result as if it had
   * not been interrupted.
   *
   * @param update number of updates made
   * @param state makes what {@link #checkpoint} is to return; costs some passes over the weights
   */
  default void reached(int update, Supplier<byte[]> state) {}

  /** Whether the user wants to stop; the trainer then throws {@link Interrupted}. */
  boolean cancelled();

  /** Training stopped at the user's wish; no result is stored. */
  final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stopped. */
    public Interrupted() {
      super("training was interrupted");
    }
  }
}
