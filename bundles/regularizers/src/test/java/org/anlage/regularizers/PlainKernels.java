package org.anlage.regularizers;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Reals;

/** Products by the definition, in the order the API prescribes. */
final class PlainKernels implements Kernels {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  public String kernelClass() {
    return "portable";
  }

  @Override
  public void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      Reals a,
      int aOffset,
      int aStride,
      Reals b,
      int bOffset,
      int bStride,
      boolean accumulate,
      Reals c,
      int cOffset,
      int cStride) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = accumulate ? c.get(cOffset + i * cStride + j) : 0;
        for (int l = 0; l < k; l++) {
          double x = a.get(aOffset + (transposeA ? l * aStride + i : i * aStride + l));
          double y = b.get(bOffset + (transposeB ? j * bStride + l : l * bStride + j));
          sum = Math.fma(x, y, sum);
        }
        c.set(cOffset + i * cStride + j, sum);
      }
    }
  }
}
