package org.anlage.kernels.vector;

import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.matrix.RealBuffer;

/** Products with weights on edges on whole vectors. */
final class VectorEdgeProducts implements EdgeProducts {
  @Override
  public void add(
      int[] sources, int[] targets, RealBuffer weights, RealBuffer from, RealBuffer to, int lanes) {
    if (weights instanceof RealBuffer.Float32 w
        && from instanceof RealBuffer.Float32 x
        && to instanceof RealBuffer.Float32 y) {
      FloatEdgeLanes.add(sources, targets, w.values(), x.values(), y.values(), lanes);
    } else if (weights instanceof RealBuffer.Float64 w
        && from instanceof RealBuffer.Float64 x
        && to instanceof RealBuffer.Float64 y) {
      DoubleEdgeLanes.add(sources, targets, w.values(), x.values(), y.values(), lanes);
    }
  }

  @Override
  public void addInner(
      int[] sources, int[] targets, RealBuffer a, RealBuffer b, RealBuffer sums, int lanes) {
    if (a instanceof RealBuffer.Float32 x
        && b instanceof RealBuffer.Float32 y
        && sums instanceof RealBuffer.Float32 s) {
      FloatEdgeLanes.addInner(sources, targets, x.values(), y.values(), s.values(), lanes);
    } else if (a instanceof RealBuffer.Float64 x
        && b instanceof RealBuffer.Float64 y
        && sums instanceof RealBuffer.Float64 s) {
      DoubleEdgeLanes.addInner(sources, targets, x.values(), y.values(), s.values(), lanes);
    }
  }
}
