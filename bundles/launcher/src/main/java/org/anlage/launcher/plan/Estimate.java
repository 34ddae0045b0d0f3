package org.anlage.launcher.plan;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Reals;

/**
 * How long runs will take, from the products they need and the speed of products here.
 *
 * @param secondsPerRun time of one run, s
 * @param bytesPerRun working memory of one run
 */
public record Estimate(double secondsPerRun, long bytesPerRun) {
  private static final double PROBE_SECONDS = 0.2;
  // Time outside the products (noise, trials, penalties, Adam), measured at N = 100 to 312.
  private static final double OVERHEAD = 1.6;

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

  private static double operationsPerSecond(Kernels kernels, int rows, int units) {
    Reals a = new Reals.Float32(new float[rows * units]);
    Reals b = new Reals.Float32(new float[units * units]);
    Reals c = new Reals.Float32(new float[rows * units]);
    kernels.warmUp();
    long products = 0;
    long start = System.nanoTime();
    double seconds;
    do {
      kernels.multiply(
          false, false, rows, units, units, a, 0, units, b, 0, units, false, c, 0, units);
      products++;
      seconds = (System.nanoTime() - start) * 1e-9;
    } while (seconds < PROBE_SECONDS);
    return 2.0 * products * rows * units * units / seconds;
  }
}
