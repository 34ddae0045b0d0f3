package org.anlage.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compiled code has vectors in registers. Where it cannot, it makes an object of each, and products
 * take five times as long; vectors of several widths in one program were such a cause.
 */
class NoAllocationTest {
  private static final long FEW_BYTES = 1024;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Kernels kernels = new VectorKernels(new ScalarKernels());

  @ParameterizedTest
  @CsvSource({
    "16,true",
    "70,true",
    "100,true",
    "104,true",
    "312,true",
    "16,false",
    "100,false",
    "104,false"
  })
  void productsSettle(int units, boolean single) {
    int rows = 128;
    kernels.warmUp();
    RealBuffer like = like(single);
    RealBuffer a = like.allocate(rows * units);
    RealBuffer b = like.allocate(units * units);
    RealBuffer c = like.allocate(rows * units);
    assertSettles(
        () ->
            kernels.multiply(
                false, false, rows, units, units, a, 0, units, b, 0, units, true, c, 0, units));
  }

  private static RealBuffer like(boolean single) {
    return single ? new RealBuffer.Float32(new float[0]) : new RealBuffer.Float64(new double[0]);
  }

  /** Waits until work allocates next to nothing, which it does once it is compiled. */
  private static void assertSettles(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long bytes = Long.MAX_VALUE;
    while (bytes > FEW_BYTES && System.nanoTime() - start < PATIENCE) {
      long before = threads.getCurrentThreadAllocatedBytes();
      work.run();
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    long last = bytes;
    assertTrue(last <= FEW_BYTES, () -> last + " bytes are allocated each time");
  }
}
