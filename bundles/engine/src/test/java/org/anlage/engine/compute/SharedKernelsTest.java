package org.anlage.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products shared by any number of threads have the bits of one thread. */
class SharedKernelsTest {
  private static final Kernels PLAIN = new ScalarKernels();

  @ParameterizedTest
  @CsvSource({"140, 312, 107", "128, 64, 300", "200, 131, 200", "6, 700, 1100", "3, 700, 1100"})
  void productsHaveTheSameBits(int m, int n, int k) {
    for (int threads : new int[] {1, 2, 3, 5}) {
      try (HelperThreads crew = new HelperThreads(threads)) {
        Kernels shared = new SharedKernels(PLAIN, crew);
        for (Precision precision : Precision.values()) {
          for (int form = 0; form < 8; form++) {
            boolean transposeA = (form & 1) != 0;
            boolean transposeB = (form & 2) != 0;
            boolean add = (form & 4) != 0;
            assertArrayEquals(
                product(PLAIN, precision, m, n, k, transposeA, transposeB, add),
                product(shared, precision, m, n, k, transposeA, transposeB, add));
          }
        }
      }
    }
  }

  /** C of a product and, after it, of an operand, in one buffer with room around. */
  private static double[] product(
      Kernels kernels,
      Precision precision,
      int m,
      int n,
      int k,
      boolean transposeA,
      boolean transposeB,
      boolean add) {
    RealBuffer a = random(precision, 7 + (m + 1) * (k + m), 1);
    RealBuffer b = random(precision, 5 + (n + 1) * (k + n), 2);
    RealBuffer c = random(precision, 11 + 2 * m * (n + 3), 3);
    int aStride = (transposeA ? m : k) + 1;
    int bStride = (transposeB ? k : n) + 1;
    kernels.multiply(
        transposeA, transposeB, m, n, k, a, 7, aStride, b, 5, bStride, add, c, 11, n + 3);
    Operand operand = kernels.operand(k, n, a);
    operand.set(transposeB, b, 5, bStride);
    operand.multiply(m, a, 7, k, add, c, 11 + m * (n + 3), n + 3);
    return c.toDoubles();
  }

  private static RealBuffer random(Precision precision, int length, long seed) {
    RandomStream random = RandomStream.of(seed);
    RealBuffer result = precision.allocate(length);
    for (int i = 0; i < length; i++) {
      result.set(i, random.nextGaussian());
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void blocksCoverAllColumnsOnce(int threads) {
    for (int n = 1; n < 700; n++) {
      int blocks = SharedKernels.blocks(n, threads);
      assertEquals(0, SharedKernels.firstColumn(0, blocks, n));
      assertEquals(n, SharedKernels.firstColumn(blocks, blocks, n));
      for (int block = 0; block < blocks; block++) {
        int from = SharedKernels.firstColumn(block, blocks, n);
        assertEquals(0, from % 32);
        assertTrue(from < SharedKernels.firstColumn(block + 1, blocks, n));
      }
    }
  }

  @Test
  void everyPartIsDoneOnceWhoeverIsThere() {
    try (HelperThreads crew = new HelperThreads(4)) {
      for (int runs = 0; runs <= 4; runs++) {
        AtomicIntegerArray calls = new AtomicIntegerArray(9);
        for (int round = 0; round < 200; round++) {
          crew.share(9, calls::incrementAndGet);
        }
        for (int part = 0; part < 9; part++) {
          assertEquals(200, calls.get(part));
        }
        assertEquals(runs == 4, crew.busy());
        crew.enter();
      }
    }
  }

  @Test
  void whatFailsOnAHelperIsHeardOfHere() {
    try (HelperThreads crew = new HelperThreads(2)) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  crew.share(
                      2,
                      part -> {
                        throw new ArithmeticException("part " + part);
                      }));
      assertTrue(e.getMessage().contains("ArithmeticException"), e.getMessage());
    }
  }
}
