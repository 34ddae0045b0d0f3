package org.anlage.workbench.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/**
 * Speed of C = A B on one thread.
 *
 * @param kernels name of the kernels
 * @param bits 32 or 64
 * @param m rows of A
 * @param n columns of B
 * @param k inner size
 * @param packed whether B was kept in the kernels' own layout, as training keeps weights
 * @param flops operations per second of thread CPU time, 2 m n k per product
 */
public record ProductSpeed(
    String kernels, int bits, int m, int n, int k, boolean packed, double flops) {

  /** Multiplies for so many seconds; the median product counts. */
  public static ProductSpeed measure(
      Kernels kernels, RealBuffer like, int m, int n, int k, boolean packed, double seconds) {
    RealBuffer a = filled(like, m * k);
    RealBuffer b = filled(like, k * n);
    RealBuffer c = like.allocate(m * n);
    Operand operand = kernels.operand(k, n, like);
    operand.set(false, b, 0, n);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] times = new double[1 << 16];
    int products = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    // The processor clock ticks in steps; several products at a time keep them out of the figures.
    int together = (int) Math.max(1, 2e7 / (2.0 * m * n * k));
    while (products < times.length && (System.nanoTime() < end || products < 8)) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < together; i++) {
        if (packed) {
          operand.multiply(m, a, 0, k, false, c, 0, n);
        } else {
          kernels.multiply(false, false, m, n, k, a, 0, k, b, 0, n, false, c, 0, n);
        }
      }
      times[products++] = (threads.getCurrentThreadCpuTime() - start) * 1e-9 / together;
    }
    double[] settled = Arrays.copyOfRange(times, products / 4, products);
    Arrays.sort(settled);
    return new ProductSpeed(
        kernels.name(),
        like instanceof RealBuffer.Float32 ? 32 : 64,
        m,
        n,
        k,
        packed,
        2.0 * m * n * k / settled[settled.length / 2]);
  }

  private static RealBuffer filled(RealBuffer like, int length) {
    RealBuffer reals = like.allocate(length);
    for (int i = 0; i < length; i++) {
      reals.set(i, (i % 17 - 8) * 0.125);
    }
    return reals;
  }
}
