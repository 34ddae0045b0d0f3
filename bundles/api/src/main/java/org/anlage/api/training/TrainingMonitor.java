package org.anlage.api.training;

import org.osgi.annotation.versioning.ProviderType;

/** How a trainer tells the platform where it is, and hears that it should stop. */
@ProviderType
public interface TrainingMonitor {
  /** Called after every update. */
  void updated(int update, int updates, double loss);

  /** Whether the user wants to stop; the trainer then throws {@link Interrupted}. */
  boolean cancelled();

  /** Training stopped at the user's wish; nothing is stored. */
  final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stopped. */
    public Interrupted() {
      super("training was interrupted");
    }
  }
}
