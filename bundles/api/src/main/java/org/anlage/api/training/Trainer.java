package org.anlage.api.training;

import java.util.List;
import org.anlage.api.component.Parameterized;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Trains a network.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface Trainer<P extends Record> extends Parameterized<P> {
  /** Number of updates these parameters ask for, and trials in each; for plans and estimates. */
  Effort effort(P parameters);

  /** The terms of the loss at the initial weights on the first batch, noise off; task first. */
  List<LossTerm> audit(P parameters, TrainingProblem problem);

  /**
   * Trains. A loss or weight that is not finite ends the run with a failure in the result, not an
   * exception.
   *
   * @throws TrainingMonitor.Interrupted if the monitor says so
   */
  TrainingResult train(P parameters, TrainingProblem problem, TrainingMonitor monitor);

  /**
   * How much training.
   *
   * @param updates number of updates
   * @param batch trials in each
   */
  record Effort(int updates, int batch) {}
}
