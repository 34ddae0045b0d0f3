package org.anlage.kernels.vector;

import java.util.Arrays;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.Reals;
import org.anlage.kernels.ScalarKernels;

/** Prints GFLOP/s of products, best of several rounds; a program, not a test. */
public final class ProductTiming {
  private static final int[][] SHAPES = {
    {128, 256, 256}, {128, 112, 121}, {128, 312, 321}, {321, 312, 128}, {1024, 1024, 1024}
  };

  private ProductTiming() {}

  /** Arguments: none. */
  public static void main(String[] arguments) {
    Kernels scalar = new ScalarKernels();
    for (Kernels kernels : new Kernels[] {new VectorKernels(scalar), scalar}) {
      long start = System.nanoTime();
      kernels.warmUp();
      System.out.printf("%s: warm-up %.2f s%n", kernels.name(), (System.nanoTime() - start) / 1e9);
      for (Reals like :
          new Reals[] {new Reals.Float32(new float[0]), new Reals.Float64(new double[0])}) {
        for (int[] shape : SHAPES) {
          time(kernels, like, shape[0], shape[1], shape[2]);
        }
      }
    }
  }

  private static void time(Kernels kernels, Reals like, int m, int n, int k) {
    Reals a = like.allocate(m * k);
    Reals b = like.allocate(k * n);
    Reals c = like.allocate(m * n);
    Operand operand = kernels.operand(k, n, like);
    operand.set(false, b, 0, n);
    double plain =
        rate(
            m,
            n,
            k,
            () -> kernels.multiply(false, false, m, n, k, a, 0, k, b, 0, n, false, c, 0, n));
    double packed = rate(m, n, k, () -> operand.multiply(m, a, 0, k, false, c, 0, n));
    double left =
        rate(
            m, n, k, () -> kernels.multiply(true, false, m, n, k, a, 0, m, b, 0, n, true, c, 0, n));
    double right =
        rate(
            m, n, k, () -> kernels.multiply(false, true, m, n, k, a, 0, k, b, 0, k, true, c, 0, n));
    System.out.printf(
        "%s %s %d x %d x %d: A B %.1f, A B packed before %.1f, A' B %.1f, A B' %.1f GFLOP/s%n",
        kernels.name(), like.getClass().getSimpleName(), m, n, k, plain, packed, left, right);
  }

  private static double rate(int m, int n, int k, Runnable product) {
    double flop = 2.0 * m * n * k;
    int repeats = (int) Math.max(1, 2e8 / flop);
    double[] rates = new double[20];
    for (int round = 0; round < rates.length; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < repeats; i++) {
        product.run();
      }
      rates[round] = flop * repeats / (System.nanoTime() - start);
    }
    Arrays.sort(rates);
    return rates[rates.length - 1];
  }
}
