package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.anlage.algebra.CovarianceSum;
import org.anlage.algebra.MatrixProduct;
import org.anlage.algebra.Workers;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Moments;

/** Activity projected on its leading principal components, each of mean 0 and variance 1. */
final class LeadingComponents {
  /** Smallest variance of a component over the largest. */
  private static final double SMALLEST = 1e-8;

  private LeadingComponents() {}

  /** Components x samples of every segment; at most so many components. */
  static List<Matrix> of(
      ActivityView activity, int most, Kernels kernels, Decompositions decompositions) {
    Moments moments = moments(activity, kernels);
    SymmetricEigen eigen = eigen(activity, moments, decompositions);
    int n = activity.units();
    double largest = eigen.values()[n - 1];
    int count = 0;
    while (count < Math.min(most, n) && eigen.values()[n - 1 - count] > SMALLEST * largest) {
      count++;
    }
    if (count == 0) {
      throw ProblemException.data(
          new Problem(
              "activity that never changes",
              activity.title(),
              "a variance of " + largest,
              "units with variance",
              "leave silent units out, or record longer"));
    }
    Matrix directions = Matrix.zeros(count, n);
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < n; i++) {
        directions.set(
            k, i, eigen.vectors().get(i, n - 1 - k) / Math.sqrt(eigen.values()[n - 1 - k]));
      }
    }
    List<Matrix> projected = new ArrayList<>();
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = activity.segment(s);
      for (int i = 0; i < n; i++) {
        for (int t = 0; t < segment.columns(); t++) {
          segment.set(i, t, segment.get(i, t) - moments.mean()[i]);
        }
      }
      projected.add(MatrixProduct.of(directions, segment, kernels));
    }
    return projected;
  }

  private static Moments moments(ActivityView activity, Kernels kernels) {
    try (Workers workers = new Workers(1)) {
      CovarianceSum sum = new CovarianceSum(activity.units(), Precision.FLOAT64, kernels, workers);
      for (int s = 0; s < activity.segments(); s++) {
        sum.add(activity.segment(s));
      }
      return sum.moments();
    }
  }

  private static SymmetricEigen eigen(
      ActivityView activity, Moments moments, Decompositions decompositions) {
    try {
      return decompositions.symmetricEigen(moments.covariance());
    } catch (ArithmeticException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "activity that is not a number",
              activity.title(),
              String.valueOf(e.getMessage()),
              "finite numbers",
              "leave such samples out"),
          e);
    }
  }
}
