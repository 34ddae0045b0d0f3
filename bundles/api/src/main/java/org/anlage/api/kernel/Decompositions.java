package org.anlage.api.kernel;

import org.anlage.api.matrix.Matrix;
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
}
