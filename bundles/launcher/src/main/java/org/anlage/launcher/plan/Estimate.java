package org.anlage.launcher.plan;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.simulation.Simulator;

/**
 * How long runs will take, from the products they need and the speed of products here.
 *
 * @param secondsPerRun time of one run, s
 * @param bytesPerRun working memory of one run
 */
public record Estimate(double secondsPerRun, long bytesPerRun) {
  // Time outside the products (noise, trials, penalties, Adam), measured at N = 100 to 312.
  private static final double OVERHEAD = 1.6;

  /** Rows and units of a product that takes no time; no multiple of any vector. */
  private static final int SMALL = 52;

  /**
   * Estimates a training run.
   *
   * @param kernels kernels
   * @param units recurrent units
   * @param steps time steps of a trial
   * @param batch trials per update
   * @param updates updates
   * @param inputs input channels
   */
  public static Estimate training(
      Kernels kernels, int units, int steps, int batch, int updates, int inputs) {
    double operations = 6.0 * steps * batch * (double) units * (units + inputs) * updates;
    double seconds = operations / operationsPerSecond(kernels, batch, units) * OVERHEAD;
    long buffers =
        4L * ((long) (steps + 2) * batch * (units + inputs + 16) * 2 + 24L * units * units);
    return new Estimate(seconds, buffers);
  }

  /**
   * Estimates a simulation on one thread.
   *
   * @param kernels kernels
   * @param units units
   * @param extent trajectories and steps
   * @param effort of the simulator
   */
  public static Estimate simulation(
      Kernels kernels, int units, Simulator.Extent extent, Simulator.Effort effort) {
    double n = units;
    double moments = (double) extent.samples() * extent.trajectories() * n * n;
    // Noise: about 20 ns for each normal number.
    double noise = 20e-9 * extent.steps() * extent.trajectories() * n;
    double seconds =
        (effort.operations() + moments) / operationsPerSecond(kernels, extent.trajectories(), units)
            + noise;
    long bytes = 8L * units * units * 2 + effort.bytes();
    return new Estimate(seconds, bytes);
  }

  private static double operationsPerSecond(Kernels kernels, int rows, int units) {
    // A small product compiles what a large one would take minutes for while it is interpreted.
    productNanos(kernels, SMALL, SMALL);
    return 2e9 * rows * units * units / productNanos(kernels, rows, units);
  }

  private static double productNanos(Kernels kernels, int rows, int units) {
    RealBuffer a = new RealBuffer.Float32(new float[rows * units]);
    RealBuffer b = new RealBuffer.Float32(new float[units * units]);
    RealBuffer c = new RealBuffer.Float32(new float[rows * units]);
    return new Fastest(
            () ->
                kernels.multiply(
                    false, false, rows, units, units, a, 0, units, b, 0, units, false, c, 0, units),
            System::nanoTime)
        .nanos();
  }
}
