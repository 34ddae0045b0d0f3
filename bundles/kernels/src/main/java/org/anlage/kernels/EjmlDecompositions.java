package org.anlage.kernels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.Orthogonal;
import org.anlage.api.kernel.Schur;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.kernel.SymmetricOperator;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.osgi.service.component.annotations.Component;

/**
 * Decompositions by EJML on one thread: Householder QR, Golub-Kahan singular values, implicit QR
 * for symmetric and double-shift QR for general eigenvalues (Hipparchus where that fails). O(n^3)
 * time, O(n^2) memory.
 */
@Component(service = Decompositions.class, property = "service.ranking:Integer=0")
@Extension(
    name = "ejml",
    text = "Decompositions in plain Java, by EJML",
    source = "Golub and Van Loan, Matrix Computations, 4th edition, chapters 5, 7 and 8")
public final class EjmlDecompositions implements Decompositions {
  static {
    // Its parallel variants add in another order, and runs have their own threads.
    EjmlConcurrency.USE_CONCURRENT = false;
  }

  @Override
  public String kernelClass() {
    return "portable";
  }

  @Override
  public Eigenvalues eigenvalues(Matrix a) {
    return BlockEigenvalues.of(a, EjmlDecompositions::eigenvaluesOfBlock);
  }

  private static Eigenvalues eigenvaluesOfBlock(Matrix a) {
    int n = a.rows();
    double[] real = new double[n];
    double[] imaginary = new double[n];
    if (n > 0) {
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, false);
      if (!eigen.decompose(copy(a))) {
        // Now and then its shifts go in a circle, on nearly diagonal weights for instance.
        return RealSchur.eigenvalues(a);
      }
      for (int i = 0; i < n; i++) {
        Complex_F64 value = eigen.getEigenvalue(i);
        real[i] = value.real;
        imaginary[i] = value.imaginary;
      }
    }
    return new Eigenvalues(real, imaginary);
  }

  @Override
  public double[] symmetricEigenvalues(Matrix a) {
    int n = MatrixArguments.square(a);
    double[] values = new double[n];
    if (n > 0) {
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
      MatrixArguments.converged(eigen.decompose(copy(a)), a, "symmetric eigenvalues");
      Arrays.setAll(values, i -> eigen.getEigenvalue(i).real);
      Arrays.sort(values);
    }
    return values;
  }

  @Override
  public SymmetricEigen symmetricEigen(Matrix a) {
    int n = MatrixArguments.square(a);
    if (n == 0) {
      return new SymmetricEigen(new double[0], Matrix.zeros(0, 0));
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    MatrixArguments.converged(eigen.decompose(copy(a)), a, "symmetric eigenvectors");
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> eigen.getEigenvalue(i).real))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[n];
    Matrix vectors = Matrix.zeros(n, n);
    for (int k = 0; k < n; k++) {
      values[k] = eigen.getEigenvalue(order[k]).real;
      double[] vector = eigen.getEigenVector(order[k]).data;
      for (int i = 0; i < n; i++) {
        vectors.set(i, k, vector[i]);
      }
    }
    return new SymmetricEigen(values, vectors);
  }

  @Override
  public double[] singularValues(Matrix a) {
    if (a.values().length == 0) {
      return new double[0];
    }
    double[] ascending = decomposed(a, false).getSingularValues().clone();
    int rank = Math.min(a.rows(), a.columns());
    Arrays.sort(ascending, 0, rank);
    double[] values = new double[rank];
    Arrays.setAll(values, i -> ascending[rank - 1 - i]);
    return values;
  }

  @Override
  public SingularValues singularValueDecomposition(Matrix a) {
    int rank = Math.min(a.rows(), a.columns());
    if (rank == 0) {
      return new SingularValues(
          Matrix.zeros(a.rows(), 0), new double[0], Matrix.zeros(a.columns(), 0));
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd = decomposed(a, true);
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj v = svd.getV(null, false);
    double[] values = svd.getSingularValues().clone();
    SingularOps_DDRM.descendingOrder(u, false, values, rank, v, false);
    return new SingularValues(matrix(u), Arrays.copyOf(values, rank), matrix(v));
  }

  @Override
  public Orthogonal qr(Matrix a) {
    int n = MatrixArguments.square(a);
    if (n == 0) {
      return new Orthogonal(Matrix.zeros(0, 0), Matrix.zeros(0, 0));
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, n);
    MatrixArguments.converged(qr.decompose(copy(a)), a, "QR decomposition");
    return new Orthogonal(matrix(qr.getQ(null, false)), matrix(qr.getR(null, false)));
  }

  @Override
  public Matrix cholesky(Matrix a) {
    int n = MatrixArguments.square(a);
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
    if (!cholesky.decompose(copy(a))) {
      throw MatrixArguments.notPositiveDefinite(a);
    }
    return matrix(cholesky.getT(null));
  }

  @Override
  public Schur schur(Matrix a) {
    return RealSchur.of(a);
  }

  @Override
  public Matrix lyapunov(Matrix a, Matrix q) {
    return Lyapunov.solve(this, a, q);
  }

  @Override
  public double[] largestEigenvalues(
      SymmetricOperator operator, int count, double tolerance, RandomStream random) {
    return Lanczos.largest(this, operator, count, tolerance, random);
  }

  private static SingularValueDecomposition_F64<DMatrixRMaj> decomposed(Matrix a, boolean vectors) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.rows(), a.columns(), vectors, vectors, true);
    MatrixArguments.converged(svd.decompose(copy(a)), a, "singular values");
    return svd;
  }

  /** A copy, since EJML overwrites. */
  private static DMatrixRMaj copy(Matrix a) {
    MatrixArguments.finite(a);
    return DMatrixRMaj.wrap(a.rows(), a.columns(), a.values().clone());
  }

  private static Matrix matrix(DMatrixRMaj a) {
    return Matrix.of(a.numRows, a.numCols, Arrays.copyOf(a.data, a.numRows * a.numCols));
  }
}
