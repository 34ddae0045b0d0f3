package org.anlage.api.kernel;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Decompositions in double precision. Arguments are not changed. A method that does not converge,
 * or that is given NaN or infinity, throws {@link ArithmeticException}.
 */
@ProviderType
public interface Decompositions {
  /** What enters a run's id, as {@link Kernels#kernelClass()}. */
  String kernelClass();

  /** Eigenvalues of a square matrix. */
  Eigenvalues eigenvalues(Matrix a);

  /** Eigenvalues of a symmetric matrix, ascending. */
  double[] symmetricEigenvalues(Matrix a);

  /** Eigenvalues and eigenvectors of a symmetric matrix. */
  SymmetricEigen symmetricEigen(Matrix a);

  /** Singular values, descending. */
  double[] singularValues(Matrix a);

  /** Singular value decomposition. */
  SingularValues singularValueDecomposition(Matrix a);

  /** QR decomposition of a square matrix. */
  Orthogonal qr(Matrix a);

  /**
   * The lower triangular L with a positive diagonal and A = L L^T.
   *
   * @param a symmetric
   * @throws ArithmeticException if A is not positive definite
   */
  Matrix cholesky(Matrix a);

  /** Real Schur decomposition of a square matrix. */
  Schur schur(Matrix a);

  /**
   * The X with A X + X A^T + Q = 0: where x' = A x + noise of covariance Q is stable, the
   * covariance of x. Note that A is the matrix of the literature, the transpose of stored weights.
   *
   * @param a square
   * @param q of the same size; where it is symmetric, so is X, bit by bit
   * @throws ArithmeticException if two eigenvalues of A add to zero, to rounding
   */
  Matrix lyapunov(Matrix a, Matrix q);

  /**
   * The largest eigenvalues (the rightmost, not those of largest magnitude) of a symmetric
   * operator, descending, without its matrix. Time is that of some tens to hundreds of
   * applications; pays over {@link #symmetricEigenvalues} from about n = 2000. Of an eigenvalue
   * that occurs several times, copies may be missed.
   *
   * @param operator x to A x, with A symmetric
   * @param count number of eigenvalues, 1 to n
   * @param tolerance largest distance of a result from an eigenvalue, relative to the largest
   *     magnitude among the estimates; above 0
   * @param random of the start vector
   * @throws ArithmeticException if they do not settle
   */
  double[] largestEigenvalues(
      SymmetricOperator operator, int count, double tolerance, RandomStream random);
}
