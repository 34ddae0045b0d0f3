package org.anlage.kernels;

import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.matrix.RealBuffer;

/** Products with weights on edges in plain loops. */
final class ScalarEdgeProducts implements EdgeProducts {
  @Override
  public void add(
      int[] sources, int[] targets, RealBuffer weights, RealBuffer from, RealBuffer to, int lanes) {
    if (weights instanceof RealBuffer.Float32 w
        && from instanceof RealBuffer.Float32 x
        && to instanceof RealBuffer.Float32 y) {
      FloatEdges.add(sources, targets, w.values(), x.values(), y.values(), lanes);
    } else if (weights instanceof RealBuffer.Float64 w
        && from instanceof RealBuffer.Float64 x
        && to instanceof RealBuffer.Float64 y) {
      DoubleEdges.add(sources, targets, w.values(), x.values(), y.values(), lanes);
    }
  }

  @Override
  public void addInner(
      int[] sources, int[] targets, RealBuffer a, RealBuffer b, RealBuffer sums, int lanes) {
    if (a instanceof RealBuffer.Float32 x
        && b instanceof RealBuffer.Float32 y
        && sums instanceof RealBuffer.Float32 s) {
      FloatEdges.addInner(sources, targets, x.values(), y.values(), s.values(), lanes);
    } else if (a instanceof RealBuffer.Float64 x
        && b instanceof RealBuffer.Float64 y
        && sums instanceof RealBuffer.Float64 s) {
      DoubleEdges.addInner(sources, targets, x.values(), y.values(), s.values(), lanes);
    }
  }
}
