package org.anlage.kernels.openblas;

import com.sun.jna.Pointer;
import org.anlage.api.component.Extension;
import org.anlage.api.kernel.EdgeProducts;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Products by OpenBLAS, passes over elements by the portable kernels. Ranked below those, so that
 * installing the library changes no number of a run that does not ask for it.
 */
@Component(service = Kernels.class, property = "service.ranking:Integer=-100")
@Extension(
    name = "openblas",
    text = "Products by the machine's OpenBLAS; chosen by --kernels openblas alone",
    source = "https://www.openblas.net")
public final class OpenblasKernels implements Kernels {
  private static final ThreadLocal<Products> PRODUCTS = ThreadLocal.withInitial(Products::new);

  private final Kernels portable;

  /**
   * With the passes of other kernels.
   *
   * @param portable the best of the portable kernels
   */
  @Activate
  public OpenblasKernels(@Reference(target = "(!(anlage.name=openblas))") Kernels portable) {
    this.portable = portable;
  }

  @Override
  public String name() {
    return "openblas";
  }

  /** The library's name and version, and the processor it chose its code for. */
  @Override
  public String kernelClass() {
    return Library.version();
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
    alike(a, c);
    alike(b, c);
    Library.load();
    Products products = PRODUCTS.get();
    Pointer right =
        products.right().copy(b, transposeB ? n : k, transposeB ? k : n, bOffset, bStride);
    products.multiply(
        transposeA,
        transposeB,
        m,
        n,
        k,
        a,
        aOffset,
        aStride,
        right,
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
    alike(a, c);
    Library.load();
    PRODUCTS.get().syrk(transpose, n, k, a, aOffset, aStride, accumulate, c, cOffset, cStride);
  }

  @Override
  public Operand operand(int k, int n, RealBuffer like) {
    Library.load();
    return new NativeOperand(k, n, like);
  }

  @Override
  public Elementwise elementwise() {
    return portable.elementwise();
  }

  @Override
  public EdgeProducts edges() {
    return portable.edges();
  }

  @Override
  public void warmUp() {
    portable.warmUp();
  }

  private static void alike(RealBuffer operand, RealBuffer result) {
    if (operand.getClass() != result.getClass()) {
      throw new IllegalArgumentException("the buffers of a product differ in precision");
    }
  }
}
