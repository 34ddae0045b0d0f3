package org.anlage.kernels.openblas;

import com.sun.jna.Pointer;

/**
 * Routines of OpenBLAS, bound by {@link Library}: products by the interface for C, LAPACK by that
 * of Fortran, where matrices are stored by columns and every argument is an address.
 */
final class Routines {
  static final int ROW_MAJOR = 101;
  static final int PLAIN = 111;
  static final int TRANSPOSED = 112;
  static final int LOWER = 122;

  private Routines() {}

  static native String openblas_get_config();

  static native String openblas_get_corename();

  static native void openblas_set_num_threads(int threads);

  static native void cblas_sgemm(
      int order,
      int transposeA,
      int transposeB,
      int m,
      int n,
      int k,
      float alpha,
      Pointer a,
      int lda,
      Pointer b,
      int ldb,
      float beta,
      Pointer c,
      int ldc);

  static native void cblas_dgemm(
      int order,
      int transposeA,
      int transposeB,
      int m,
      int n,
      int k,
      double alpha,
      Pointer a,
      int lda,
      Pointer b,
      int ldb,
      double beta,
      Pointer c,
      int ldc);

  static native void cblas_ssyrk(
      int order,
      int half,
      int transpose,
      int n,
      int k,
      float alpha,
      Pointer a,
      int lda,
      float beta,
      Pointer c,
      int ldc);

  static native void cblas_dsyrk(
      int order,
      int half,
      int transpose,
      int n,
      int k,
      double alpha,
      Pointer a,
      int lda,
      double beta,
      Pointer c,
      int ldc);

  static native void dgeev_(
      byte[] left,
      byte[] right,
      int[] n,
      double[] a,
      int[] lda,
      double[] real,
      double[] imaginary,
      double[] vl,
      int[] ldvl,
      double[] vr,
      int[] ldvr,
      double[] work,
      int[] workLength,
      int[] info);

  static native void dsyevd_(
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

  static native void dsyevd_2stage_(
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

  static native void dgesdd_(
      byte[] vectors,
      int[] m,
      int[] n,
      double[] a,
      int[] lda,
      double[] values,
      double[] u,
      int[] ldu,
      double[] vt,
      int[] ldvt,
      double[] work,
      int[] workLength,
      int[] integers,
      int[] info);

  static native void dgeqrf_(
      int[] m,
      int[] n,
      double[] a,
      int[] lda,
      double[] tau,
      double[] work,
      int[] workLength,
      int[] info);

  static native void dorgqr_(
      int[] m,
      int[] n,
      int[] k,
      double[] a,
      int[] lda,
      double[] tau,
      double[] work,
      int[] workLength,
      int[] info);

  static native void dpotrf_(byte[] half, int[] n, double[] a, int[] lda, int[] info);

  static native void dgees_(
      byte[] vectors,
      byte[] sort,
      Pointer select,
      int[] n,
      double[] a,
      int[] lda,
      int[] selected,
      double[] real,
      double[] imaginary,
      double[] q,
      int[] ldq,
      double[] work,
      int[] workLength,
      int[] flags,
      int[] info);
}
