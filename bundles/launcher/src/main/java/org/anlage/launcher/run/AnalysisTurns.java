package org.anlage.launcher.run;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anlage.api.training.TrainingMonitor;
import org.osgi.framework.Bundle;

/**
 * Analyses one at a time. One whose analyzers are replaced meanwhile is ended and begun again, so
 * that an analyzer that never returns does not keep its mended version waiting.
 */
final class AnalysisTurns {
  private final ReentrantLock turn = new ReentrantLock();
  private final ReentrantLock changes = new ReentrantLock();
  private final Supplier<Set<Bundle>> analyzers;
  private volatile Optional<Turn> current = Optional.empty();

  /** An analysis under way: the bundles that it may call, and whether one of them was replaced. */
  private static final class Turn {
    private final Set<Bundle> bundles;
    private volatile boolean outdated;

    Turn(Set<Bundle> bundles) {
      this.bundles = bundles;
    }
  }

  /**
   * Turns.
   *
   * @param analyzers bundles that have analyzers now
   */
  AnalysisTurns(Supplier<Set<Bundle>> analyzers) {
    this.analyzers = analyzers;
  }

  /**
   * Analyses while nothing else does, again from the beginning when one of the analyzers was
   * replaced meanwhile.
   *
   * @param stopped whether the user wants to stop
   * @param analysis the analysis; it is given what tells it to end, and then ends with {@link
   *     TrainingMonitor.Interrupted}
   */
  <T> T take(BooleanSupplier stopped, Function<BooleanSupplier, T> analysis) {
    Optional<T> result = once(stopped, analysis);
    while (result.isEmpty()) {
      result = once(stopped, analysis);
    }
    return result.get();
  }

  /** The same; empty when one of the analyzers was replaced meanwhile. */
  <T> Optional<T> once(BooleanSupplier stopped, Function<BooleanSupplier, T> analysis) {
    turn.lock();
    try {
      return once(begun(), stopped, analysis);
    } finally {
      current = Optional.empty();
      turn.unlock();
    }
  }

  private Turn begun() {
    changes.lock();
    try {
      Turn own = new Turn(analyzers.get());
      current = Optional.of(own);
      return own;
    } finally {
      changes.unlock();
    }
  }

  private static <T> Optional<T> once(
      Turn own, BooleanSupplier stopped, Function<BooleanSupplier, T> analysis) {
    try {
      return Optional.of(analysis.apply(() -> own.outdated || stopped.getAsBoolean()));
    } catch (RuntimeException | LinkageError end) {
      if (!own.outdated || stopped.getAsBoolean()) {
        throw end;
      }
      return Optional.empty(); // whatever it ended with, its code has gone
    }
  }

  /**
   * Changes plug-ins. An analysis begins before or after it, never meanwhile, when some of its code
   * is gone and what replaces it is not there yet.
   */
  <T> T changing(Supplier<T> change) {
    changes.lock();
    try {
      return change.get();
    } finally {
      changes.unlock();
    }
  }

  /** Ends the analysis under way if it may call one of these bundles, which are replaced now. */
  void replacing(Set<Bundle> bundles) {
    current
        .filter(analysis -> !Collections.disjoint(analysis.bundles, bundles))
        .ifPresent(analysis -> analysis.outdated = true);
  }
}
