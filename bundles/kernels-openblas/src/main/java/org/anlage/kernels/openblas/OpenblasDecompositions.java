package org.anlage.kernels.openblas;

import com.sun.jna.Pointer;
import java.util.Arrays;
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
import org.anlage.kernels.BlockEigenvalues;
import org.anlage.kernels.Lanczos;
import org.anlage.kernels.Lyapunov;
import org.anlage.kernels.MatrixArguments;
import org.osgi.service.component.annotations.Component;

/**
 * Decompositions by the LAPACK of OpenBLAS. Its matrices are stored by columns: a matrix handed
 * over as it lies is seen transposed.
 */
@Component(service = Decompositions.class, property = "service.ranking:Integer=-100")
@Extension(
    name = "openblas",
    text = "Decompositions by the machine's OpenBLAS; chosen by --kernels openblas alone",
    source = "https://www.netlib.org/lapack")
public final class OpenblasDecompositions implements Decompositions {
  private static final byte[] NO = {'N'};
  private static final byte[] YES = {'V'};
  private static final byte[] SOME = {'S'};
  private static final byte[] UPPER = {'U'};
  private static final int[] QUERY = {-1};
  private static final int BANDED_FROM = 2000;

  @Override
  public String kernelClass() {
    return Library.version();
  }

  @Override
  public Eigenvalues eigenvalues(Matrix a) {
    Library.load();
    return BlockEigenvalues.of(a, OpenblasDecompositions::eigenvaluesOfBlock);
  }

  private static Eigenvalues eigenvaluesOfBlock(Matrix a) {
    int n = a.rows();
    double[] real = new double[n];
    double[] imaginary = new double[n];
    double[] none = new double[1];
    int[] one = {1};
    double[] values = a.values().clone();
    if (n > 0) {
      call(
          a,
          "eigenvalues",
          (work, length, info) ->
              Routines.dgeev_(
                  NO, NO, of(n), values, of(n), real, imaginary, none, one, none, one, work, length,
                  info));
    }
    return new Eigenvalues(real, imaginary);
  }

  @Override
  public double[] symmetricEigenvalues(Matrix a) {
    return symmetric(a, NO, a.values().clone());
  }

  @Override
  public SymmetricEigen symmetricEigen(Matrix a) {
    double[] vectors = a.values().clone();
    double[] values = symmetric(a, YES, vectors);
    return new SymmetricEigen(values, byColumns(a.rows(), a.rows(), vectors));
  }

  /** Values alone of large matrices go by way of a band, whose products wait less for memory. */
  private static double[] symmetric(Matrix a, byte[] job, double[] overwritten) {
    int n = square(a);
    double[] values = new double[n];
    if (n > 0) {
      int[] integers = new int[5 * n + 3];
      SymmetricRoutine routine =
          job == NO && n >= BANDED_FROM ? Routines::dsyevd_2stage_ : Routines::dsyevd_;
      call(
          a,
          "symmetric eigenvalues",
          (work, length, info) ->
              routine.call(
                  job,
                  UPPER,
                  of(n),
                  overwritten,
                  of(n),
                  values,
                  work,
                  length,
                  integers,
                  // The query of one length is the query of both.
                  length[0] < 0 ? QUERY : of(integers.length),
                  info));
    }
    return values;
  }

  @Override
  public double[] singularValues(Matrix a) {
    return singular(a, NO, new double[1], new double[1]);
  }

  /** LAPACK sees A^T = V S U^T, so that its left vectors are V and its right ones U. */
  @Override
  public SingularValues singularValueDecomposition(Matrix a) {
    int rank = Math.min(a.rows(), a.columns());
    double[] v = new double[a.columns() * rank];
    double[] u = new double[a.rows() * rank];
    double[] values = singular(a, SOME, v, u);
    return new SingularValues(
        Matrix.of(a.rows(), rank, u), values, byColumns(a.columns(), rank, v));
  }

  private static double[] singular(Matrix a, byte[] job, double[] left, double[] right) {
    finite(a);
    int rank = Math.min(a.rows(), a.columns());
    double[] values = new double[rank];
    if (rank > 0) {
      double[] overwritten = a.values().clone();
      int[] integers = new int[8 * rank];
      call(
          a,
          "singular values",
          (work, length, info) ->
              Routines.dgesdd_(
                  job,
                  of(a.columns()),
                  of(a.rows()),
                  overwritten,
                  of(a.columns()),
                  values,
                  left,
                  of(a.columns()),
                  right,
                  of(rank),
                  work,
                  length,
                  integers,
                  info));
    }
    return values;
  }

  @Override
  public Orthogonal qr(Matrix a) {
    int n = square(a);
    if (n == 0) {
      return new Orthogonal(Matrix.zeros(0, 0), Matrix.zeros(0, 0));
    }
    double[] values = a.transpose().values();
    double[] tau = new double[n];
    String what = "QR decomposition";
    call(
        a,
        what,
        (work, length, info) ->
            Routines.dgeqrf_(of(n), of(n), values, of(n), tau, work, length, info));
    Matrix r = byColumns(n, n, values);
    for (int i = 1; i < n; i++) {
      Arrays.fill(r.values(), i * n, i * n + i, 0);
    }
    call(
        a,
        what,
        (work, length, info) ->
            Routines.dorgqr_(of(n), of(n), of(n), values, of(n), tau, work, length, info));
    return new Orthogonal(byColumns(n, n, values), r);
  }

  /** The upper factor by columns is the lower one by rows. */
  @Override
  public Matrix cholesky(Matrix a) {
    int n = square(a);
    Matrix l = a.copy();
    int[] info = {0};
    if (n > 0) {
      Routines.dpotrf_(UPPER, of(n), l.values(), of(n), info);
    }
    if (info[0] != 0) {
      throw MatrixArguments.notPositiveDefinite(a);
    }
    for (int i = 0; i < n; i++) {
      Arrays.fill(l.values(), i * n + i + 1, (i + 1) * n, 0);
    }
    return l;
  }

  @Override
  public Schur schur(Matrix a) {
    int n = square(a);
    double[] t = a.transpose().values();
    double[] q = new double[n * n];
    double[] eigenvalues = new double[n];
    double[] others = new double[n];
    if (n > 0) {
      call(
          a,
          "Schur form",
          (work, length, info) ->
              Routines.dgees_(
                  YES,
                  NO,
                  Pointer.NULL,
                  of(n),
                  t,
                  of(n),
                  new int[1],
                  eigenvalues,
                  others,
                  q,
                  of(n),
                  work,
                  length,
                  new int[n],
                  info));
    }
    return new Schur(byColumns(n, n, q), byColumns(n, n, t));
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

  /** A routine of LAPACK that says, where the length is -1, how much room it wants. */
  private interface Routine {
    void call(double[] work, int[] length, int[] info);
  }

  private interface SymmetricRoutine {
    void call(
        byte[] vectors,
        byte[] half,
        int[] n,
        double[] a,
        int[] lda,
        double[] values,
        double[] work,
        int[] workLength,
        int[] integers,
        int[] integersLength,
        int[] info);
  }

  private static void call(Matrix a, String what, Routine routine) {
    int[] info = {0};
    double[] wanted = {1};
    routine.call(wanted, QUERY, info);
    double[] work = new double[Math.max(1, (int) wanted[0])];
    routine.call(work, of(work.length), info);
    MatrixArguments.converged(info[0] == 0, a, what);
  }

  private static int square(Matrix a) {
    finite(a);
    return MatrixArguments.square(a);
  }

  private static void finite(Matrix a) {
    MatrixArguments.finite(a);
    Library.load();
  }

  /** Rows x columns numbers that lie column by column. */
  private static Matrix byColumns(int rows, int columns, double[] values) {
    return Matrix.of(columns, rows, values).transpose();
  }

  private static int[] of(int value) {
    return new int[] {value};
  }
}
