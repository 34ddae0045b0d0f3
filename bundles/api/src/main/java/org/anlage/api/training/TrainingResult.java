package org.anlage.api.training;

import java.util.List;
import java.util.Optional;
import org.anlage.api.network.Network;
import org.anlage.api.result.Table;

/**
 * The result of a training.
 *
 * @param network the network at the end (at the moment of failure, if it failed)
 * @param history one row per epoch: {@code epoch}, {@code update}, {@code train_loss}, {@code
 *     train_accuracy} (running, noise on), {@code validation_loss}, {@code validation_accuracy},
 *     {@code test_loss}, {@code test_accuracy} (noise off), and {@code penalty_NAME} at the epoch's
 *     last update
 * @param snapshots weights during training, as asked for
 * @param failure why the run failed numerically (step and term), if it did
 */
public record TrainingResult(
    Network network, Table history, List<Snapshot> snapshots, Optional<String> failure) {
  /** Copies the list. */
  public TrainingResult {
    snapshots = List.copyOf(snapshots);
  }
}
