package org.anlage.generators.algebra;

import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Orthogonal;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * Orthogonal matrices from the uniform (Haar) distribution: the Q of a Gaussian matrix, its columns
 * given the signs of R's diagonal, without which it would not be uniform (Mezzadri 2007, doi
 * 10.48550/arXiv.math-ph/0609050). Cost: one QR decomposition.
 */
public final class Haar {
  private Haar() {}

  /** One N x N draw. */
  public static Matrix orthogonal(int n, RandomStream random, Decompositions algebra) {
    Matrix gaussian = Matrix.zeros(n, n).map(x -> random.nextGaussian());
    Orthogonal qr = algebra.qr(gaussian);
    Matrix result = qr.q().copy();
    for (int j = 0; j < n; j++) {
      if (qr.r().get(j, j) < 0) {
        for (int i = 0; i < n; i++) {
          result.set(i, j, -result.get(i, j));
        }
      }
    }
    return result;
  }
}
