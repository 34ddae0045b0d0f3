package org.anlage.neural.activity;

import org.anlage.api.matrix.Matrix;

/**
 * Sparse inverse covariance: the precision P that maximises log det P - tr(S P) - a sum |P_ij|, the
 * sum over i != j.
 *
 * <p>Block coordinate descent on the covariance (Friedman, Hastie and Tibshirani 2008, doi
 * 10.1093/biostatistics/kxm045): each row is a lasso regression on the others, itself solved by
 * coordinate descent. At the solution inv(P) - S is a sign(P_ij) where P_ij is not 0, within +-a
 * where it is, and 0 on the diagonal. O(N^3) time for each pass over the rows.
 */
public final class GraphicalLasso {
  private static final int MOST_PASSES = 500;
  private static final int MOST_SWEEPS = 1000;

  private final int n;
  private final double[][] s;
  private final double[][] covariance;
  private final double[][] coefficients;
  private final double penalty;

  /**
   * A solution.
   *
   * @param precision N x N, symmetric, zeros exact
   * @param covariance its inverse
   * @param dualityGap distance from the optimum, at most
   */
  public record Solution(Matrix precision, Matrix covariance, double dualityGap) {}

  private GraphicalLasso(Matrix covariance, double penalty) {
    n = covariance.rows();
    this.penalty = penalty;
    s = rows(covariance);
    this.covariance = rows(covariance);
    coefficients = new double[n][n];
  }

  /**
   * Solves.
   *
   * @param covariance N x N, symmetric, positive diagonal
   * @param penalty a > 0
   * @param tolerance duality gap to reach, as a share of N, and largest change of the covariance in
   *     a pass, as a share of the largest variance
   * @throws ArithmeticException if it is not reached, or the matrix is not a covariance
   */
  public static Solution solve(Matrix covariance, double penalty, double tolerance) {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException("penalty must be positive: " + penalty);
    }
    for (int i = 0; i < covariance.rows(); i++) {
      if (!(covariance.get(i, i) > 0)) {
        throw new ArithmeticException("unit " + i + " has variance " + covariance.get(i, i));
      }
    }
    return new GraphicalLasso(covariance, penalty).descend(tolerance);
  }

  private Solution descend(double tolerance) {
    double inner = tolerance * 0.01;
    double gap = Double.NaN;
    double scale = 0;
    for (int i = 0; i < n; i++) {
      scale = Math.max(scale, s[i][i]);
    }
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      double change = 0;
      for (int row = 0; row < n; row++) {
        change = Math.max(change, regress(row, inner));
      }
      double[][] precision = precision();
      gap = gap(precision);
      if (!Double.isFinite(gap)) {
        break;
      }
      // The gap alone can pass through 0 on the way; the covariance must have come to rest too.
      if (Math.abs(gap) <= tolerance * n && change <= tolerance * scale) {
        return new Solution(matrix(precision), matrix(covariance), Math.abs(gap));
      }
    }
    throw new ArithmeticException(
        "the graphical lasso with penalty "
            + penalty
            + " did not converge: duality gap "
            + gap
            + " where "
            + tolerance * n
            + " was asked for");
  }

  /**
   * The lasso of one row on all others, given their covariance; then the row's covariance.
   *
   * @return largest change of the row's covariance
   */
  private double regress(int row, double tolerance) {
    double[] b = coefficients[row];
    double[] target = s[row];
    double[] product = new double[n];
    for (int j = 0; j < n; j++) {
      if (b[j] != 0) {
        addMultiple(product, covariance[j], b[j]);
      }
    }
    double scale = 0;
    for (int j = 0; j < n; j++) {
      scale = Math.max(scale, j == row ? 0 : Math.abs(target[j]));
    }
    boolean all = true;
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double largest = 0;
      for (int j = 0; j < n; j++) {
        if (j == row || (!all && b[j] == 0)) {
          continue;
        }
        double variance = covariance[j][j];
        double rest = target[j] - product[j] + variance * b[j];
        double next = soft(rest) / variance;
        double change = next - b[j];
        if (change != 0) {
          addMultiple(product, covariance[j], change);
          b[j] = next;
          largest = Math.max(largest, Math.abs(change) * variance);
        }
      }
      boolean settled = largest <= tolerance * scale;
      if (settled && all) {
        break;
      }
      all = settled; // between passes over all, only those that are not 0
    }
    double moved = 0;
    for (int j = 0; j < n; j++) {
      if (j != row) {
        moved = Math.max(moved, Math.abs(covariance[row][j] - product[j]));
        covariance[row][j] = product[j];
        covariance[j][row] = product[j];
      }
    }
    return moved;
  }

  private double soft(double x) {
    return x > penalty ? x - penalty : x < -penalty ? x + penalty : 0;
  }

  /** From the coefficients of all regressions; zero where either regression says so. */
  private double[][] precision() {
    double[][] precision = new double[n][n];
    for (int i = 0; i < n; i++) {
      double explained = 0;
      for (int j = 0; j < n; j++) {
        explained += j == i ? 0 : covariance[i][j] * coefficients[i][j];
      }
      precision[i][i] = 1 / (covariance[i][i] - explained);
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double value =
            coefficients[i][j] == 0 || coefficients[j][i] == 0
                ? 0
                : -0.5
                    * (coefficients[i][j] * precision[i][i] + coefficients[j][i] * precision[j][j]);
        precision[i][j] = value;
        precision[j][i] = value;
      }
    }
    return precision;
  }

  private double gap(double[][] precision) {
    double gap = -n;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gap += s[i][j] * precision[i][j] + (i == j ? 0 : penalty * Math.abs(precision[i][j]));
      }
    }
    return gap;
  }

  private static void addMultiple(double[] to, double[] from, double factor) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * from[k];
    }
  }

  private static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(matrix.values(), i * rows[i].length, rows[i], 0, rows[i].length);
    }
    return rows;
  }

  private static Matrix matrix(double[][] rows) {
    Matrix result = Matrix.zeros(rows.length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, result.values(), i * rows.length, rows.length);
    }
    return result;
  }
}
