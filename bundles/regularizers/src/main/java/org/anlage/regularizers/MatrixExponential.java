package org.anlage.regularizers;

import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Reals;

/**
 * exp(A) of an N x N matrix, and the exact derivative of what was computed.
 *
 * <p>A Taylor polynomial evaluated in blocks (Paterson and Stockmeyer 1973, doi 10.1137/0202007);
 * its derivative is written by hand, in reverse. With a norm of at most 1, any norm, the terms left
 * out are below 1/(degree + 1)! of the result: degree 12 in single precision (1.6e-10) and 20 in
 * double precision (2e-20) lose nothing to rounding. Larger norms are scaled by a power of two and
 * squared back (Moler and Van Loan 2003, doi 10.1137/S00361445024180).
 *
 * <p>Cost in products of N x N matrices: 5 forward and 10 back in single precision, 7 and 14 in
 * double precision, and per squaring 1 and 2. Memory: 14 (18) matrices, and one per squaring. An
 * instance owns its buffers and allocates nothing after construction; it is for one thread.
 */
final class MatrixExponential {
  private final int n;
  private final Kernels kernels;
  private final int block;
  private final int blocks;
  private final double[] coefficients;
  private final double scale;

  /** A, A^2 ... A^block, scaled. */
  private final Reals[] powers;

  /** Partial sums of Horner's rule in A^block; the first is the polynomial. */
  private final Reals[] partials;

  /** Results of the squarings. */
  private final Reals[] squares;

  private final Reals[] powerGradients;
  private final Reals[] partialGradients;

  /**
   * Prepares buffers.
   *
   * @param n size of the matrix
   * @param bound a bound on some norm of the matrix, or of a diagonal similarity of it
   * @param precision a buffer of the precision to work in
   * @param kernels products
   */
  MatrixExponential(int n, double bound, Reals precision, Kernels kernels) {
    this.n = n;
    this.kernels = kernels;
    boolean single = precision instanceof Reals.Float32;
    block = single ? 4 : 5;
    blocks = single ? 3 : 4;
    coefficients = new double[block * blocks + 1];
    coefficients[0] = 1;
    for (int k = 1; k < coefficients.length; k++) {
      coefficients[k] = coefficients[k - 1] / k;
    }
    int squarings = bound <= 1 ? 0 : Math.getExponent(bound) + 1;
    scale = Math.scalb(1.0, -squarings);
    powers = buffers(block, precision);
    partials = buffers(blocks, precision);
    squares = buffers(squarings, precision);
    powerGradients = buffers(block, precision);
    partialGradients = buffers(blocks, precision);
  }

  /** Where the matrix goes before {@link #evaluate}; multiplied by {@link #scale} on the way. */
  Reals argument() {
    return powers[0];
  }

  /** What the matrix must be multiplied by: 1 where the bound is at most 1. */
  double scale() {
    return scale;
  }

  /** exp of the argument; the caller may overwrite the result. */
  Reals evaluate() {
    for (int k = 2; k <= block; k++) {
      product(power(k % 2 == 0 ? k / 2 : 1), power(k % 2 == 0 ? k / 2 : k - 1), power(k));
    }
    for (int j = blocks - 1; j >= 0; j--) {
      boolean top = j == blocks - 1;
      combine(
          partials[j], coefficients[block * j], powers, top ? block : block - 1, block * j + 1, 1);
      if (!top) {
        multiply(false, power(block), false, partials[j + 1], true, partials[j]);
      }
    }
    Reals result = partials[0];
    for (Reals square : squares) {
      product(result, result, square);
      result = square;
    }
    return result;
  }

  /** Where the gradient with respect to the result goes before {@link #differentiate}. */
  Reals resultGradient() {
    return partialGradients[0];
  }

  /**
   * The gradient with respect to the unscaled matrix, from that with respect to the result. Needs
   * the buffers as {@link #evaluate} left them, except the result itself.
   */
  Reals differentiate() {
    differentiateSquarings();
    for (int j = 0; j < blocks - 1; j++) {
      multiply(true, power(block), false, partialGradients[j], false, partialGradients[j + 1]);
    }
    for (int k = 1; k < block; k++) {
      combine(powerGradient(k), 0, partialGradients, blocks, k, block);
    }
    multiply(false, partialGradients[0], true, partials[1], false, powerGradient(block));
    for (int j = 1; j < blocks - 1; j++) {
      multiply(false, partialGradients[j], true, partials[j + 1], true, powerGradient(block));
    }
    addMultiple(partialGradients[blocks - 1], coefficients[block * blocks], powerGradient(block));
    for (int k = block; k >= 2; k--) {
      int left = k % 2 == 0 ? k / 2 : 1;
      int right = k - left;
      multiply(false, powerGradient(k), true, power(right), true, powerGradient(left));
      multiply(true, power(left), false, powerGradient(k), true, powerGradient(right));
    }
    if (scale != 1) {
      addMultiple(powerGradient(1), scale - 1, powerGradient(1));
    }
    return powerGradient(1);
  }

  private void differentiateSquarings() {
    Reals gradient = partialGradients[0];
    Reals spare = powerGradients[0];
    for (int s = squares.length - 1; s >= 0; s--) {
      Reals factor = s == 0 ? partials[0] : squares[s - 1];
      multiply(false, gradient, true, factor, false, spare);
      multiply(true, factor, false, gradient, true, spare);
      gradient.copyFrom(spare, 0, 0, n * n);
    }
  }

  private Reals power(int k) {
    return powers[k - 1];
  }

  private Reals powerGradient(int k) {
    return powerGradients[k - 1];
  }

  /** target = identity * I + sum over t of coefficients[start + t * stride] * terms[t]. */
  private void combine(
      Reals target, double identity, Reals[] terms, int count, int start, int stride) {
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
  private void addMultiple(Reals term, double factor, Reals target) {
    for (int i = 0; i < n; i++) {
      addRow(term, i, factor, target);
    }
    flush(target);
  }

  /** In the buffers' own precision, which the JVM vectorises; conversions it does not. */
  private void addRow(Reals term, int i, double factor, Reals target) {
    if (term instanceof Reals.Float32 from && target instanceof Reals.Float32 to) {
      addRange(from.values(), (float) factor, to.values(), i * n, n);
    } else if (term instanceof Reals.Float64 from && target instanceof Reals.Float64 to) {
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
  private void flush(Reals target) {
    kernels.elementwise().activate(Activation.IDENTITY, n, n, target, 0, n);
  }

  private void product(Reals a, Reals b, Reals c) {
    multiply(false, a, false, b, false, c);
  }

  private void multiply(
      boolean transposeA, Reals a, boolean transposeB, Reals b, boolean accumulate, Reals c) {
    kernels.multiply(transposeA, transposeB, n, n, n, a, 0, n, b, 0, n, accumulate, c, 0, n);
  }

  private Reals[] buffers(int count, Reals precision) {
    Reals[] result = new Reals[count];
    for (int k = 0; k < count; k++) {
      result[k] = precision.allocate(Math.multiplyExact(n, n));
    }
    return result;
  }
}
