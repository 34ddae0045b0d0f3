package org.anlage.api.kernel;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A right operand B, k x n, kept in the layout its kernels multiply fastest with; for weights that
 * meet many left operands before they change. Owned by one thread at a time. Costs k x n elements
 * of memory (rounded up to whole vectors); setting it costs one pass over B.
 */
@ProviderType
public interface Operand {
  /**
   * Takes the values of op(B); later changes of the buffer are not seen.
   *
   * @param transpose whether op(B) is the transpose; B is then stored n x k, else k x n
   * @param b the matrix, of the precision this operand was made for
   * @param offset index of its first element
   * @param stride elements from one stored row to the next
   */
  void set(boolean transpose, RealBuffer b, int offset, int stride);

  /**
   * C = A op(B), or C += A op(B), with the same bits as {@link Kernels#multiply}.
   *
   * @param m rows of A and C
   * @param a left operand, m x k
   * @param aOffset index of its first element
   * @param aStride elements from one row of A to the next
   * @param accumulate whether to add to C
   * @param c result, m x n
   * @param cOffset index of its first element
   * @param cStride elements from one row of C to the next
   */
  void multiply(
      int m,
      RealBuffer a,
      int aOffset,
      int aStride,
      boolean accumulate,
      RealBuffer c,
      int cOffset,
      int cStride);
}
