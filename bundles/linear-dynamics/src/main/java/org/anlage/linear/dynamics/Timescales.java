package org.anlage.linear.dynamics;

import java.util.List;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.matrix.Matrix;

/**
 * Timescales of shared components, by split halves of units and of time: directions from even
 * blocks of time, cross-correlograms between the halves' projections in odd blocks (Pachitariu et
 * al. 2026, doi 10.1038/s41586-026-10528-1).
 *
 * @param variances shared variance of each component in the held-out blocks
 * @param correlograms components x (lags + 1), 1 at lag 0
 */
public record Timescales(double[] variances, Matrix correlograms) {
  /**
   * Measures.
   *
   * @param segments units x samples each; read twice, one after the other
   * @param blocks blocks of time in each segment, even
   * @param components number of components
   * @param lags longest lag, samples; less than a block
   */
  public static Timescales of(
      List<Matrix> segments,
      UnitSplit halves,
      int blocks,
      int components,
      int lags,
      Kernels kernels,
      Decompositions algebra) {
    Matrix cross = Matrix.zeros(halves.first().length, halves.second().length);
    for (Matrix segment : segments) {
      int length = segment.columns() / blocks;
      for (int b = 0; b < blocks; b += 2) {
        Matrix block = standardised(segment, b * length, length);
        Matrix part =
            MatrixProduct.of(
                UnitSplit.rows(block, halves.first()),
                UnitSplit.rows(block, halves.second()).transpose(),
                kernels);
        cross = cross.combine(part, Double::sum);
      }
    }
    SingularValues svd = algebra.singularValueDecomposition(cross);
    int count = Math.min(components, svd.values().length);
    Matrix u = leading(svd.u(), count);
    Matrix v = leading(svd.v(), count);
    Matrix sums = Matrix.zeros(count, lags + 1);
    long samples = 0;
    for (Matrix segment : segments) {
      int length = segment.columns() / blocks;
      for (int b = 1; b < blocks; b += 2) {
        Matrix block = standardised(segment, b * length, length);
        Matrix x = MatrixProduct.of(u, UnitSplit.rows(block, halves.first()), kernels);
        Matrix y = MatrixProduct.of(v, UnitSplit.rows(block, halves.second()), kernels);
        addCircular(sums, x, y);
        samples += block.columns();
      }
    }
    double[] variances = new double[count];
    for (int k = 0; k < count; k++) {
      variances[k] = sums.get(k, 0) / samples;
      double zero = sums.get(k, 0);
      for (int lag = 0; lag <= lags; lag++) {
        sums.set(k, lag, sums.get(k, lag) / zero);
      }
    }
    return new Timescales(variances, sums);
  }

  /** Rows are the leading columns. */
  private static Matrix leading(Matrix vectors, int count) {
    Matrix result = Matrix.zeros(count, vectors.rows());
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < vectors.rows(); i++) {
        result.set(k, i, vectors.get(i, k));
      }
    }
    return result;
  }

  /** Adds sum over t of (x(t) y(t + lag) + x(t + lag) y(t)) / 2, circular within the block. */
  private static void addCircular(Matrix sums, Matrix x, Matrix y) {
    int length = x.columns();
    for (int k = 0; k < sums.rows(); k++) {
      for (int lag = 0; lag < sums.columns(); lag++) {
        double sum = 0;
        for (int t = 0; t < length; t++) {
          int later = t + lag < length ? t + lag : t + lag - length;
          sum += x.get(k, t) * y.get(k, later) + x.get(k, later) * y.get(k, t);
        }
        sums.set(k, lag, sums.get(k, lag) + 0.5 * sum);
      }
    }
  }

  /** A block of samples; units that do not change in it stay zero. */
  private static Matrix standardised(Matrix segment, int from, int length) {
    Matrix block = Matrix.zeros(segment.rows(), length);
    for (int i = 0; i < block.rows(); i++) {
      double mean = 0;
      for (int t = 0; t < length; t++) {
        mean += segment.get(i, from + t) / length;
      }
      double squares = 0;
      for (int t = 0; t < length; t++) {
        double value = segment.get(i, from + t) - mean;
        squares += value * value;
      }
      double deviation = Math.sqrt(squares / length);
      for (int t = 0; t < length && deviation > 0; t++) {
        block.set(i, t, (segment.get(i, from + t) - mean) / deviation);
      }
    }
    return block;
  }

  /**
   * Lag at which a correlogram falls to 1/e, by linear interpolation, in samples; NaN if it does
   * not.
   */
  public double timescale(int component) {
    double wanted = StrictMath.exp(-1);
    for (int lag = 1; lag < correlograms.columns(); lag++) {
      double before = correlograms.get(component, lag - 1);
      double now = correlograms.get(component, lag);
      if (now <= wanted) {
        return lag - 1 + (before - wanted) / (before - now);
      }
    }
    return Double.NaN;
  }

  /** Pearson correlation of the logarithms of pairs that are both positive. */
  public static double logCorrelation(double[] x, double[] y) {
    int n = 0;
    double mx = 0;
    double my = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0 && y[i] > 0) {
        mx += StrictMath.log(x[i]);
        my += StrictMath.log(y[i]);
        n++;
      }
    }
    mx /= n;
    my /= n;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0 && y[i] > 0) {
        double dx = StrictMath.log(x[i]) - mx;
        double dy = StrictMath.log(y[i]) - my;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    return xy / Math.sqrt(xx * yy);
  }
}
