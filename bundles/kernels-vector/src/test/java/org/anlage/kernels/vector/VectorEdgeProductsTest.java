package org.anlage.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products with weights on edges: against sums written out, and vectors against plain loops. */
class VectorEdgeProductsTest {
  private static final int UNITS = 13;
  private static final int EDGES = 60;

  @ParameterizedTest
  @CsvSource({"16,true", "32,true", "48,true", "16,false", "32,false", "48,false"})
  void vectorsGiveTheBitsOfPlainLoopsAndTheSumsOfTheFormula(int lanes, boolean single) {
    RandomStream random = RandomStream.of(lanes);
    int[] sources = new int[EDGES];
    int[] targets = new int[EDGES];
    for (int e = 0; e < EDGES; e++) {
      sources[e] = random.nextInt(UNITS);
      targets[e] = random.nextInt(UNITS);
    }
    RealBuffer like =
        single ? new RealBuffer.Float32(new float[0]) : new RealBuffer.Float64(new double[0]);
    RealBuffer weights = gaussian(like, EDGES, random);
    RealBuffer a = gaussian(like, UNITS * lanes, random);
    RealBuffer b = gaussian(like, UNITS * lanes, random);
    double[] expected = new double[UNITS * lanes];
    double[] inner = new double[EDGES];
    for (int e = 0; e < EDGES; e++) {
      for (int k = 0; k < lanes; k++) {
        expected[targets[e] * lanes + k] += weights.get(e) * a.get(sources[e] * lanes + k);
        inner[e] += a.get(sources[e] * lanes + k) * b.get(targets[e] * lanes + k);
      }
    }
    ScalarKernels scalar = new ScalarKernels();
    RealBuffer[] sums = new RealBuffer[2];
    RealBuffer[] inners = new RealBuffer[2];
    EdgeProducts[] products = {scalar.edges(), new VectorKernels(scalar).edges()};
    for (int i = 0; i < 2; i++) {
      sums[i] = like.allocate(UNITS * lanes);
      inners[i] = like.allocate(EDGES);
      products[i].add(sources, targets, weights, a, sums[i], lanes);
      products[i].addInner(sources, targets, a, b, inners[i], lanes);
    }
    double tolerance = single ? 1e-5 : 1e-13;
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], sums[0].get(k), tolerance);
      assertEquals(sums[0].get(k), sums[1].get(k), 0.0);
    }
    for (int e = 0; e < EDGES; e++) {
      assertEquals(inner[e], inners[0].get(e), tolerance * lanes);
      assertEquals(inners[0].get(e), inners[1].get(e), 0.0);
    }
  }

  private static RealBuffer gaussian(RealBuffer like, int length, RandomStream random) {
    RealBuffer buffer = like.allocate(length);
    for (int i = 0; i < length; i++) {
      buffer.set(i, random.nextGaussian());
    }
    return buffer;
  }
}
