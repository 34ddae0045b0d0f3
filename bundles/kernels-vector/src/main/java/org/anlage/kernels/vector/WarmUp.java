package org.anlage.kernels.vector;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/** Small work of every kind, repeated until the JVM has compiled the loops. */
final class WarmUp {
  /** Not a multiple of any vector, so that borders are warmed as well. */
  private static final int SIZE = 52;

  /** Of passes that training calls once per step on few elements, and that would stay cold. */
  private static final int LONG = 10 * SIZE;

  private static final int PRODUCTS = 200;
  private static final int PASSES = 3000;

  private WarmUp() {}

  static void run(Kernels kernels) {
    for (RealBuffer like :
        new RealBuffer[] {
          new RealBuffer.Float32(new float[0]), new RealBuffer.Float64(new double[0])
        }) {
      products(kernels, like);
      passes(kernels.elementwise(), like);
      edges(kernels.edges(), like);
    }
  }

  private static void products(Kernels kernels, RealBuffer like) {
    RealBuffer a = like.allocate(SIZE * SIZE);
    RealBuffer b = like.allocate(SIZE * SIZE);
    RealBuffer c = like.allocate(SIZE * SIZE);
    Operand operand = kernels.operand(SIZE, SIZE, like);
    for (int i = 0; i < PRODUCTS; i++) {
      boolean odd = i % 2 == 1;
      operand.set(odd, b, 0, SIZE);
      operand.multiply(SIZE, a, 0, SIZE, odd, c, 0, SIZE);
      kernels.multiply(odd, !odd, SIZE, SIZE, SIZE, a, 0, SIZE, b, 0, SIZE, odd, c, 0, SIZE);
    }
  }

  private static void passes(Elementwise elementwise, RealBuffer like) {
    RealBuffer x = like.allocate(LONG);
    RealBuffer y = like.allocate(SIZE);
    RealBuffer m = like.allocate(SIZE);
    RealBuffer v = like.allocate(SIZE);
    AdamStep step = new AdamStep(1e-3, 0.9, 0.999, 1e-7);
    for (int i = 0; i < PASSES; i++) {
      for (Activation activation : Activation.values()) {
        elementwise.activate(activation, 1, SIZE, x, 0, SIZE);
        elementwise.multiplyByDerivative(activation, 1, SIZE, x, 0, SIZE, y, 0, SIZE);
      }
      elementwise.exp(0, LONG, x);
      elementwise.log(0, LONG, x);
      elementwise.adam(step, 0, SIZE, x, y, m, v);
    }
  }

  private static void edges(EdgeProducts edges, RealBuffer like) {
    int[] sources = new int[SIZE];
    int[] targets = new int[SIZE];
    for (int e = 0; e < SIZE; e++) {
      sources[e] = e % 4;
      targets[e] = e / (SIZE / 4);
    }
    RealBuffer weights = like.allocate(SIZE);
    RealBuffer from = like.allocate(64);
    RealBuffer to = like.allocate(64);
    for (int i = 0; i < PASSES; i++) {
      edges.add(sources, targets, weights, from, to, 16);
      edges.addInner(sources, targets, from, to, weights, 16);
    }
  }
}
