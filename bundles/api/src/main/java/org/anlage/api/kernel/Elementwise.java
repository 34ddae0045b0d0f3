package org.anlage.api.kernel;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Passes over the elements of a buffer. Each element is computed on its own, by a fixed sequence of
 * correctly rounded operations, so the bits are the same on any JVM and SIMD width.
 *
 * <p>Results whose magnitude is below a threshold become zero: 2^-62 in single and 2^-510 in double
 * precision for states, gradients, first moments and weights, and the threshold's square for second
 * moments. The product of any two values that are kept is then a normal number, and training never
 * slows down in subnormal arithmetic. NaN is never flushed.
 */
@ProviderType
public interface Elementwise {
  /** The threshold of single precision. */
  float FLUSH32 = 0x1p-62f;

  /** The threshold of double precision. */
  double FLUSH64 = 0x1p-510;

  /**
   * x = f(x) for a block of a row-major buffer, in place. tanh, softplus and the logistic function
   * are within 2 ulp.
   *
   * @param activation f
   * @param rows rows of the block
   * @param columns columns of the block
   * @param x buffer
   * @param offset index of the block's first element
   * @param stride elements from one row to the next
   */
  void activate(Activation activation, int rows, int columns, RealBuffer x, int offset, int stride);

  /**
   * gradient = gradient f'(z) for a block, in place, where output = f(z).
   *
   * @param activation f
   * @param rows rows of both blocks
   * @param columns columns of both blocks
   * @param output what {@link #activate} left
   * @param outputOffset index of its first element
   * @param outputStride elements from one of its rows to the next
   * @param gradient gradient with respect to the output; becomes that with respect to z
   * @param gradientOffset index of its first element
   * @param gradientStride elements from one of its rows to the next
   */
  void multiplyByDerivative(
      Activation activation,
      int rows,
      int columns,
      RealBuffer output,
      int outputOffset,
      int outputStride,
      RealBuffer gradient,
      int gradientOffset,
      int gradientStride);

  /**
   * x = exp(x) on a range, in place, within 1 ulp; infinite where it overflows.
   *
   * @param offset index of the first element
   * @param length number of elements
   * @param x buffer
   */
  void exp(int offset, int length, RealBuffer x);

  /**
   * x = log(x) on a range, in place, within 1 ulp, subnormal arguments included; negative infinity
   * for zeros and NaN below.
   *
   * @param offset index of the first element
   * @param length number of elements
   * @param x buffer
   */
  void log(int offset, int length, RealBuffer x);

  /**
   * One Adam update of a range of parameters in one pass.
   *
   * @param step constants of this update
   * @param offset index of the first parameter, in all four buffers
   * @param length number of parameters
   * @param weights w, changed
   * @param gradient g
   * @param first m, changed
   * @param second v, changed
   */
  void adam(
      AdamStep step,
      int offset,
      int length,
      RealBuffer weights,
      RealBuffer gradient,
      RealBuffer first,
      RealBuffer second);
}
