package org.anlage.api.kernel;

import java.util.OptionalDouble;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Numeric kernels on row-major buffers. All buffers of one call have the same precision. Safe for
 * use by several threads; buffers belong to the caller.
 *
 * <p>Bit rule: kernels of class {@code portable} give the same bits on any JVM, CPU, SIMD width and
 * number of threads. A product accumulates over the inner index in ascending order with one fused
 * multiply-add per term, starting from the value in C (or from zero).
 */
@ProviderType
public interface Kernels {
  /** Name by which {@code --kernels} chooses: scalar, vector, openblas. */
  String name();

  /** What enters a run's id: {@code portable}, else the native library and its version. */
  String kernelClass();

  /**
   * C = op(A) op(B), or C += op(A) op(B).
   *
   * @param transposeA whether op(A) is the transpose; A is then stored k x m, else m x k
   * @param transposeB whether op(B) is the transpose; B is then stored n x k, else k x n
   * @param m rows of C
   * @param n columns of C
   * @param k inner size
   * @param a first operand
   * @param aOffset index of its first element
   * @param aStride elements from one stored row of A to the next
   * @param b second operand
   * @param bOffset index of its first element
   * @param bStride elements from one stored row of B to the next
   * @param accumulate whether to add to C
   * @param c result, m x n; must not overlap the operands
   * @param cOffset index of its first element
   * @param cStride elements from one row of C to the next
   */
  void multiply(
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
      int cStride);

  /**
   * C = A A^T or A^T A, or C += it: the product of a matrix and its own transpose, for about half
   * the time of {@link #multiply} and, for kernels of class {@code portable}, with its bits. Both
   * halves of C are written and are equal.
   *
   * @param transpose whether C = A^T A; A is then stored k x n, else n x k and C = A A^T
   * @param n rows and columns of C
   * @param k inner size
   * @param a operand
   * @param aOffset index of its first element
   * @param aStride elements from one stored row of A to the next
   * @param accumulate whether to add to C, which is then symmetric; its lower half is read
   * @param c result, n x n; must not overlap the operand
   * @param cOffset index of its first element
   * @param cStride elements from one row of C to the next
   */
  void syrk(
      boolean transpose,
      int n,
      int k,
      RealBuffer a,
      int aOffset,
      int aStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride);

  /**
   * A right operand of size k x n for these kernels, in the precision of {@code like}; zero until
   * set.
   */
  Operand operand(int k, int n, RealBuffer like);

  /** Passes over elements. */
  Elementwise elementwise();

  /** Products with weights on a list of edges. */
  EdgeProducts edges();

  /**
   * Runs every kernel often enough that the JVM has compiled it; to be called once, before training
   * or timing. Vector code that is not yet compiled boxes every vector, and is some 40 times
   * slower.
   */
  default void warmUp() {}

  /**
   * The most floating-point operations per second one thread reaches here without touching memory,
   * measured now (a fused multiply-add counts as two): the bound that products are compared with.
   *
   * @param like its precision
   * @return operations per second; empty where these kernels cannot tell
   */
  default OptionalDouble peak(RealBuffer like) {
    return OptionalDouble.empty();
  }
}
