package org.anlage.api.simulation;

import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Dynamics of a network that is not trained.
 *
 * @param <P> parameters: duration, step, noise, inputs
 */
@ConsumerType
public interface Simulator<P extends Record> extends Parameterized<P> {
  /** How much these parameters will simulate; for plans, progress and buffers. */
  Extent extent(P parameters);

  /**
   * Simulates, and hands samples on one by one, so that memory does not grow with time.
   *
   * @param parameters parameters
   * @param weights N x N, row = from
   * @param context precision, random stream, kernels
   * @param sink receives the samples, as many as {@link #extent} says, in order
   * @return why the simulation failed numerically (step and value), if it did
   * @throws org.anlage.api.training.TrainingMonitor.Interrupted if the sink says so
   */
  Optional<String> simulate(P parameters, Matrix weights, SimulationContext context, Sink sink);

  /**
   * Work and memory that these parameters take, for plans; one product of all states per step where
   * a simulator does not say.
   *
   * @param parameters parameters
   * @param units units
   */
  default Effort effort(P parameters, int units) {
    Extent extent = extent(parameters);
    return new Effort(
        2.0 * extent.steps() * extent.trajectories() * units * units,
        4L * units * (256 + 4L * extent.trajectories()));
  }

  /**
   * Work and memory of a simulation, roughly.
   *
   * @param operations floating-point operations of its products
   * @param bytes memory besides weights and moments
   */
  record Effort(double operations, long bytes) {}

  /**
   * How much is simulated.
   *
   * @param trajectories independent trajectories
   * @param samples samples of each that are handed on
   * @param interval time between samples, s
   * @param steps steps of integration, burn-in included
   */
  record Extent(int trajectories, int samples, double interval, long steps) {}

  /** Receives activity. */
  @ProviderType
  interface Sink {
    /**
     * One sample of all trajectories.
     *
     * @param states trajectories x units, row-major, in the context's precision; read at once, for
     *     the simulator writes to it again
     */
    void accept(RealBuffer states);

    /**
     * Stores an array with the run, for analyzers that know its name: what was shown to the
     * network, what was read out.
     *
     * @param name lower case with underscores
     * @param array the array
     */
    void keep(String name, Matrix array);

    /**
     * Called after every step, and with the last step (0 before the first) now and then during long
     * work between steps; throws if the user wants to stop.
     */
    void reached(long step);
  }
}
