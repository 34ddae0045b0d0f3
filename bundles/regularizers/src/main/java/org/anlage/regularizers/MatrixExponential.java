package org.anlage.regularizers;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;

/**
 * exp(A) of an N x N matrix, and the exact derivative of what was computed.
 *
 * <p>A Taylor polynomial evaluated in blocks (Paterson and Stockmeyer 1973, doi 10.1137/0202007);
 * its derivative is written by hand, in reverse. The last coefficient is the sum of its own and all
 * that follow it, so that where all row sums are 1 the result's are e. With a norm of at most 1,
 * any norm, the error is below 2/(degree + 1)! of the result: 5.5e-7 for degree 9 in single
 * precision, and below 1.1e-8 where the eigenvalues are real and not negative; 4e-20 for degree 20
 * in double precision. Larger norms are scaled by a power of two and squared back (Moler and Van
 * Loan 2003, doi 10.1137/S00361445024180).
 *
 * <p>Cost in products of N x N matrices: 4 forward and 8 back in single precision, 7 and 14 in
 * double precision, and per squaring 1 and 2. Right operands that meet several left ones are packed
 * once. Memory: 16 (22) matrices, and one per squaring. An instance owns its buffers and allocates
 * nothing after construction; it is for one thread.
 */
final class MatrixExponential {
  private final int n;
  private final Kernels kernels;
  private final int block;
  private final int blocks;
  private final double[] coefficients;
  private final double scale;

  /** A, A^2 ... A^block, scaled. */
  private final RealBuffer[] powers;

  /** Partial sums of Horner's rule in A^block; the first is the polynomial. */
  private final RealBuffer[] partials;

  /** Results of the squarings. */
  private final RealBuffer[] squares;

  private final RealBuffer[] powerGradients;
  private final RealBuffer[] partialGradients;

  /** A and A^block as right operands, plain and transposed. */
  private final Operand first;

  private final Operand firstTransposed;
  private final Operand last;
  private final Operand lastTransposed;

  /**
   * Prepares buffers.
   *
   * @param n size of the matrix
   * @param bound a bound on some norm of the matrix, or of a diagonal similarity of it
   * @param precision a buffer of the precision to work in
   * @param kernels products
   */
  MatrixExponential(int n, double bound, RealBuffer precision, Kernels kernels) {
    this.n = n;
    this.kernels = kernels;
    boolean single = precision instanceof RealBuffer.Float32;
    block = single ? 3 : 5;
    blocks = single ? 3 : 4;
    coefficients = new double[block * blocks + 1];
    coefficients[0] = 1;
    for (int k = 1; k < coefficients.length; k++) {
      coefficients[k] = coefficients[k - 1] / k;
    }
    int degree = coefficients.length - 1;
    double term = coefficients[degree];
    for (int k = degree + 1; term > 0; k++) {
      term /= k;
      coefficients[degree] += term;
    }
    int squarings = bound <= 1 ? 0 : Math.getExponent(bound) + 1;
    scale = Math.scalb(1.0, -squarings);
    powers = buffers(block, precision);
    partials = buffers(blocks, precision);
    squares = buffers(squarings, precision);
    powerGradients = buffers(block, precision);
    partialGradients = buffers(blocks, precision);
    first = kernels.operand(n, n, precision);
    firstTransposed = kernels.operand(n, n, precision);
    last = kernels.operand(n, n, precision);
    lastTransposed = kernels.operand(n, n, precision);
  }

  /** Where the matrix goes before {@link #evaluate}; multiplied by {@link #scale} on the way. */
  RealBuffer argument() {
    return powers[0];
  }

  /** What the matrix must be multiplied by: 1 where the bound is at most 1. */
  double scale() {
    return scale;
  }

  /** exp of the argument; the caller may overwrite the result. */
  RealBuffer evaluate() {
    first.set(false, power(1), 0, n);
    for (int k = 2; k <= block; k++) {
      first.multiply(n, power(k - 1), 0, n, false, power(k), 0, n);
    }
    last.set(false, power(block), 0, n);
    for (int j = blocks - 1; j >= 0; j--) {
      boolean top = j == blocks - 1;
      combine(
          partials[j], coefficients[block * j], powers, top ? block : block - 1, block * j + 1, 1);
      if (!top) {
        last.multiply(n, partials[j + 1], 0, n, true, partials[j], 0, n);
      }
    }
    RealBuffer result = partials[0];
    for (RealBuffer square : squares) {
      multiply(false, result, false, result, false, square);
      result = square;
    }
    return result;
  }

  /** Where the gradient with respect to the result goes before {@link #differentiate}. */
  RealBuffer resultGradient() {
    return partialGradients[0];
  }

  /**
   * The gradient with respect to the unscaled matrix, from that with respect to the result. Needs
   * the buffers as {@link #evaluate} left them, except the result itself.
   */
  RealBuffer differentiate() {
    differentiateSquarings();
    lastTransposed.set(true, power(block), 0, n);
    for (int j = 0; j < blocks - 1; j++) {
      lastTransposed.multiply(n, partialGradients[j], 0, n, false, partialGradients[j + 1], 0, n);
    }
    for (int k = 1; k < block; k++) {
      combine(powerGradient(k), 0, partialGradients, blocks, k, block);
    }
    multiply(true, partials[1], false, partialGradients[0], false, powerGradient(block));
    for (int j = 1; j < blocks - 1; j++) {
      multiply(true, partials[j + 1], false, partialGradients[j], true, powerGradient(block));
    }
    addMultiple(partialGradients[blocks - 1], coefficients[block * blocks], powerGradient(block));
    firstTransposed.set(true, power(1), 0, n);
    for (int k = block; k >= 2; k--) {
      // Where k - 1 = 1 both products go to the same gradient, one after the other.
      firstTransposed.multiply(n, powerGradient(k), 0, n, true, powerGradient(k - 1), 0, n);
      multiply(true, power(k - 1), false, powerGradient(k), true, powerGradient(1));
    }
    if (scale != 1) {
      addMultiple(powerGradient(1), scale - 1, powerGradient(1));
    }
    return powerGradient(1);
  }

  private void differentiateSquarings() {
    RealBuffer gradient = partialGradients[0];
    RealBuffer spare = powerGradients[0];
    for (int s = squares.length - 1; s >= 0; s--) {
      RealBuffer factor = s == 0 ? partials[0] : squares[s - 1];
      multiply(false, gradient, true, factor, false, spare);
      multiply(true, factor, false, gradient, true, spare);
      gradient.copyFrom(spare, 0, 0, n * n);
    }
  }

  private RealBuffer power(int k) {
    return powers[k - 1];
  }

  private RealBuffer powerGradient(int k) {
    return powerGradients[k - 1];
  }

  /** target = identity * I + sum over t of coefficients[start + t * stride] * terms[t]. */
  private void combine(
      RealBuffer target, double identity, RealBuffer[] terms, int count, int start, int stride) {
    for (int i = 0; i < n; i++) {
      target.fill(i * n, n, 0);
      for (int t = 0; t < count; t++) {
        addRow(terms[t], i, coefficients[start + t * stride], target);
      }
      target.set(i * n + i, target.get(i * n + i) + identity);
    }
    flush(target);
  }

  /** target += factor * term. */
  private void addMultiple(RealBuffer term, double factor, RealBuffer target) {
    for (int i = 0; i < n; i++) {
      addRow(term, i, factor, target);
    }
    flush(target);
  }

  /** In the buffers' own precision, which the JVM vectorises; conversions it does not. */
  private void addRow(RealBuffer term, int i, double factor, RealBuffer target) {
    if (term instanceof RealBuffer.Float32 from && target instanceof RealBuffer.Float32 to) {
      addRange(from.values(), (float) factor, to.values(), i * n, n);
    } else if (term instanceof RealBuffer.Float64 from && target instanceof RealBuffer.Float64 to) {
      addRange(from.values(), factor, to.values(), i * n, n);
    }
  }

  private static void addRange(float[] from, float factor, float[] to, int offset, int length) {
    for (int j = offset; j < offset + length; j++) {
      to[j] += factor * from[j];
    }
  }

  private static void addRange(double[] from, double factor, double[] to, int offset, int length) {
    for (int j = offset; j < offset + length; j++) {
      to[j] += factor * from[j];
    }
  }

  /** Zero for what is below the threshold of kernels; the identity does just that. */
  private void flush(RealBuffer target) {
    kernels.elementwise().activate(Activation.IDENTITY, n, n, target, 0, n);
  }

  private void multiply(
      boolean transposeA,
      RealBuffer a,
      boolean transposeB,
      RealBuffer b,
      boolean accumulate,
      RealBuffer c) {
    kernels.multiply(transposeA, transposeB, n, n, n, a, 0, n, b, 0, n, accumulate, c, 0, n);
  }

  private RealBuffer[] buffers(int count, RealBuffer precision) {
    RealBuffer[] result = new RealBuffer[count];
    for (int k = 0; k < count; k++) {
      result[k] = precision.allocate(Math.multiplyExact(n, n));
    }
    return result;
  }
}
