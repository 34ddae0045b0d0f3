package org.anlage.algebra;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;

/**
 * Ridge regression with an intercept, of outputs on states. The penalty is given, or chosen by the
 * exact error of leaving one sample out, or by generalised cross-validation (Golub, Heath and Wahba
 * 1979, doi 10.1080/00401706.1979.10489751), both in closed form from one eigendecomposition of the
 * smaller of the two Gram matrices.
 *
 * @param coefficients states x outputs
 * @param intercepts one per output
 * @param penalty the penalty used
 * @param leaveOneOut mean squared error of leaving one sample out, over samples and outputs
 */
public record Ridge(Matrix coefficients, double[] intercepts, double penalty, double leaveOneOut) {
  /** How a penalty is chosen among several. */
  public enum Choice {
    /** Least error of leaving one sample out. */
    LEAVE_ONE_OUT,
    /** Least generalised cross-validation score. */
    GENERALISED
  }

  /**
   * Fits.
   *
   * @param x samples x states
   * @param y samples x outputs
   * @param penalties penalties to choose from; one is taken as it is
   */
  public static Ridge fit(
      Matrix x,
      Matrix y,
      List<Double> penalties,
      Choice choice,
      Kernels kernels,
      Decompositions algebra) {
    if (x.rows() != y.rows() || x.rows() < 2) {
      throw new IllegalArgumentException(
          "ridge regression of " + y.shape() + " outputs on " + x.shape() + " states");
    }
    double[] meanX = means(x);
    double[] meanY = means(y);
    Matrix states = centred(x, meanX);
    Matrix outputs = centred(y, meanY);
    Scores scores = Scores.of(states, kernels, algebra);
    Matrix projected = MatrixProduct.of(scores.scores().transpose(), outputs, kernels);
    Optional<Ridge> chosen = Optional.empty();
    double best = Double.POSITIVE_INFINITY;
    for (double penalty : penalties) {
      Matrix inner = scores.shrunk(projected, penalty);
      Matrix fitted = MatrixProduct.of(scores.scores(), inner, kernels);
      double[] leverage = scores.leverages(penalty);
      double loo = leaveOneOut(outputs, fitted, leverage);
      double score = choice == Choice.LEAVE_ONE_OUT ? loo : gcv(outputs, fitted, leverage);
      if (score < best) {
        best = score;
        Matrix coefficients = MatrixProduct.of(scores.directions(), inner, kernels);
        double[] intercepts = intercepts(meanX, meanY, coefficients);
        chosen = Optional.of(new Ridge(coefficients, intercepts, penalty, loo));
      }
    }
    return chosen.orElseThrow(
        () ->
            ProblemException.data(
                new Problem(
                    "states cannot be read out by ridge regression",
                    "",
                    "NaN or infinity in states or outputs, or no penalty",
                    "finite numbers",
                    "")));
  }

  /** Outputs for states, samples x outputs. */
  public Matrix predict(Matrix x, Kernels kernels) {
    Matrix result = MatrixProduct.of(x, coefficients, kernels);
    for (int t = 0; t < result.rows(); t++) {
      for (int k = 0; k < intercepts.length; k++) {
        result.set(t, k, result.get(t, k) + intercepts[k]);
      }
    }
    return result;
  }

  /**
   * Squared Pearson correlation of two columns, for how well an output is read out.
   *
   * @return between 0 and 1; 0 if one of them is constant
   */
  public static double squaredCorrelation(double[] a, double[] b) {
    double ma = Arrays.stream(a).average().orElse(0);
    double mb = Arrays.stream(b).average().orElse(0);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
      ab += (a[i] - ma) * (b[i] - mb);
    }
    return aa == 0 || bb == 0 ? 0 : ab * ab / (aa * bb);
  }

  private static double[] intercepts(double[] meanX, double[] meanY, Matrix coefficients) {
    double[] intercepts = meanY.clone();
    for (int k = 0; k < intercepts.length; k++) {
      for (int i = 0; i < meanX.length; i++) {
        intercepts[k] -= meanX[i] * coefficients.get(i, k);
      }
    }
    return intercepts;
  }

  private static double leaveOneOut(Matrix y, Matrix fitted, double[] leverage) {
    double sum = 0;
    for (int t = 0; t < y.rows(); t++) {
      for (int k = 0; k < y.columns(); k++) {
        double residual = (y.get(t, k) - fitted.get(t, k)) / (1 - leverage[t]);
        sum += residual * residual;
      }
    }
    return sum / y.values().length;
  }

  private static double gcv(Matrix y, Matrix fitted, double[] leverage) {
    double sum = 0;
    for (int e = 0; e < y.values().length; e++) {
      double residual = y.values()[e] - fitted.values()[e];
      sum += residual * residual;
    }
    double freedom = 1 - Arrays.stream(leverage).sum() / leverage.length;
    return sum / y.values().length / (freedom * freedom);
  }

  private static double[] means(Matrix a) {
    double[] means = new double[a.columns()];
    for (int t = 0; t < a.rows(); t++) {
      for (int i = 0; i < means.length; i++) {
        means[i] += a.get(t, i) / a.rows();
      }
    }
    return means;
  }

  private static Matrix centred(Matrix a, double[] means) {
    Matrix result = a.copy();
    for (int t = 0; t < a.rows(); t++) {
      for (int i = 0; i < means.length; i++) {
        result.set(t, i, a.get(t, i) - means[i]);
      }
    }
    return result;
  }

  /**
   * States in their principal directions.
   *
   * @param scores samples x r, orthogonal columns
   * @param squares squared lengths of the columns
   * @param directions states x r, orthonormal columns
   */
  private record Scores(Matrix scores, double[] squares, Matrix directions) {
    static Scores of(Matrix x, Kernels kernels, Decompositions algebra) {
      boolean primal = x.columns() <= x.rows();
      Matrix t = x.transpose();
      SymmetricEigen eigen =
          algebra.symmetricEigen(
              primal ? MatrixProduct.of(t, x, kernels) : MatrixProduct.of(x, t, kernels));
      int size = eigen.values().length;
      double floor = Math.max(0, eigen.values()[size - 1]) * 1e-13 * size;
      int rank = (int) Arrays.stream(eigen.values()).filter(v -> v > floor).count();
      double[] squares = new double[rank];
      Matrix basis = Matrix.zeros(size, rank);
      for (int k = 0; k < rank; k++) {
        squares[k] = eigen.values()[size - 1 - k];
        for (int i = 0; i < size; i++) {
          basis.set(i, k, eigen.vectors().get(i, size - 1 - k));
        }
      }
      if (primal) {
        return new Scores(MatrixProduct.of(x, basis, kernels), squares, basis);
      }
      Matrix directions = MatrixProduct.of(t, basis, kernels);
      Matrix scores = basis;
      for (int k = 0; k < rank; k++) {
        double length = Math.sqrt(squares[k]);
        for (int i = 0; i < directions.rows(); i++) {
          directions.set(i, k, directions.get(i, k) / length);
        }
        for (int i = 0; i < scores.rows(); i++) {
          scores.set(i, k, scores.get(i, k) * length);
        }
      }
      return new Scores(scores, squares, directions);
    }

    Matrix shrunk(Matrix projected, double penalty) {
      Matrix result = projected.copy();
      for (int k = 0; k < squares.length; k++) {
        for (int j = 0; j < result.columns(); j++) {
          result.set(k, j, projected.get(k, j) / (squares[k] + penalty));
        }
      }
      return result;
    }

    /** Diagonal of the hat matrix, with the intercept's 1 / n. */
    double[] leverages(double penalty) {
      double[] leverages = new double[scores.rows()];
      for (int t = 0; t < leverages.length; t++) {
        double sum = 1.0 / leverages.length;
        for (int k = 0; k < squares.length; k++) {
          sum += scores.get(t, k) * scores.get(t, k) / (squares[k] + penalty);
        }
        leverages[t] = sum;
      }
      return leverages;
    }
  }
}
