package org.anlage.kernels.vector;

import java.util.OptionalDouble;
import org.anlage.api.component.Extension;
import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.kernels.SymmetricProduct;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Kernels on the Vector API, with the bits of the scalar ones. */
@Component(service = Kernels.class, property = "service.ranking:Integer=100")
@Extension(name = "vector", text = "SIMD kernels on the Vector API; the same bits as scalar")
public final class VectorKernels implements Kernels {
  private static final ThreadLocal<PanelProduct> FLOATS =
      ThreadLocal.withInitial(FloatPanelProduct::new);
  private static final ThreadLocal<PanelProduct> DOUBLES =
      ThreadLocal.withInitial(DoublePanelProduct::new);

  private final Elementwise elementwise;
  private final EdgeProducts edges;

  /**
   * With the passes of other kernels where vectors do not pay.
   *
   * @param scalar the scalar kernels
   */
  @Activate
  public VectorKernels(@Reference(target = "(anlage.name=scalar)") Kernels scalar) {
    elementwise = new VectorElementwise(scalar.elementwise());
    edges = FloatLanes.LANES >= 8 ? new VectorEdgeProducts() : scalar.edges();
  }

  @Override
  public String name() {
    return "vector";
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
    (a instanceof RealBuffer.Float32 ? FLOATS : DOUBLES)
        .get()
        .packAndMultiply(
            m,
            n,
            k,
            a,
            aOffset,
            transposeA ? 1 : aStride,
            transposeA ? aStride : 1,
            b,
            bOffset,
            transposeB ? 1 : bStride,
            transposeB ? bStride : 1,
            accumulate,
            c,
            cOffset,
            cStride);
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
    PanelProduct product =
        like instanceof RealBuffer.Float32 ? new FloatPanelProduct() : new DoublePanelProduct();
    return new PackedOperand(product, k, n, like);
  }

  @Override
  public Elementwise elementwise() {
    return elementwise;
  }

  @Override
  public EdgeProducts edges() {
    return edges;
  }

  @Override
  public void warmUp() {
    WarmUp.run(this);
  }

  @Override
  public OptionalDouble peak(RealBuffer like) {
    return OptionalDouble.of(
        like instanceof RealBuffer.Float32 ? Peak.ofFloats() : Peak.ofDoubles());
  }
}
