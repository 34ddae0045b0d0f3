package org.anlage.api.simulation;

import org.anlage.api.component.Parameterized;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Dynamics of a network that is not trained.
 *
 * @param <P> parameters: duration, step, noise, inputs
 */
@ConsumerType
public interface Simulator<P extends Record> extends Parameterized<P> {
  /**
   * Simulates, and hands activity on in blocks so that memory does not grow with time.
   *
   * @param parameters parameters
   * @param weights N x N, row = from
   * @param context size, random stream, kernels
   * @param sink receives the blocks in order
   */
  void simulate(P parameters, Matrix weights, PriorContext context, Sink sink);

  /** Receives activity. */
  @ConsumerType
  interface Sink {
    /**
     * A block of activity.
     *
     * @param trajectory which of several independent trajectories
     * @param block units x samples
     * @param interval time between samples, s
     */
    void accept(int trajectory, Matrix block, double interval);
  }
}
