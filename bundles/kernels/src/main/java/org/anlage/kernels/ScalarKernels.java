package org.anlage.kernels;

import org.anlage.api.component.Extension;
import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.service.component.annotations.Component;

/**
 * Kernels in plain Java, written so that the JVM's compiler can vectorise the products. The
 * reference for the bits of every kernel of class {@code portable}.
 */
@Component(service = Kernels.class, property = "service.ranking:Integer=0")
@Extension(name = "scalar", text = "Kernels in plain Java; always there")
public final class ScalarKernels implements Kernels {
  private static final ThreadLocal<FloatProduct> FLOATS =
      ThreadLocal.withInitial(FloatProduct::new);
  private static final ThreadLocal<DoubleProduct> DOUBLES =
      ThreadLocal.withInitial(DoubleProduct::new);

  private final Elementwise elementwise = new ScalarElementwise();
  private final EdgeProducts edges = new ScalarEdgeProducts();

  @Override
  public String name() {
    return "scalar";
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
      RealBuffer a,
      int aOffset,
      int aStride,
      RealBuffer b,
      int bOffset,
      int bStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride) {
    if (!accumulate) {
      for (int i = 0; i < m; i++) {
        c.fill(cOffset + i * cStride, n, 0);
      }
    }
    int aRow = transposeA ? 1 : aStride;
    int aStep = transposeA ? aStride : 1;
    int bRow = transposeB ? 1 : bStride;
    int bStep = transposeB ? bStride : 1;
    if (a instanceof RealBuffer.Float32 left
        && b instanceof RealBuffer.Float32 right
        && c instanceof RealBuffer.Float32 result) {
      FLOATS
          .get()
          .add(
              m,
              n,
              k,
              left.values(),
              aOffset,
              aRow,
              aStep,
              right.values(),
              bOffset,
              bRow,
              bStep,
              result.values(),
              cOffset,
              cStride);
    } else if (a instanceof RealBuffer.Float64 left
        && b instanceof RealBuffer.Float64 right
        && c instanceof RealBuffer.Float64 result) {
      DOUBLES
          .get()
          .add(
              m,
              n,
              k,
              left.values(),
              aOffset,
              aRow,
              aStep,
              right.values(),
              bOffset,
              bRow,
              bStep,
              result.values(),
              cOffset,
              cStride);
    } else {
      throw new IllegalArgumentException("the buffers of a product differ in precision");
    }
  }

  @Override
  public void syrk(
      boolean transpose,
      int n,
      int k,
      RealBuffer a,
      int aOffset,
      int aStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride) {
    SymmetricProduct.of(
        this, transpose, n, k, a, aOffset, aStride, accumulate, c, cOffset, cStride);
  }

  @Override
  public Operand operand(int k, int n, RealBuffer like) {
    return new CopiedOperand(this, k, n, like);
  }

  @Override
  public Elementwise elementwise() {
    return elementwise;
  }

  @Override
  public EdgeProducts edges() {
    return edges;
  }
}
