package org.anlage.linear.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.anlage.algebra.CovarianceSum;
import org.anlage.algebra.Workers;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Moments;

/**
 * Means and standard deviations of units over time, to give all units the same say.
 *
 * @param mean mean of each unit
 * @param deviation standard deviation of each unit, over the number of samples; never 0
 */
public record Standardisation(double[] mean, double[] deviation) {
  /**
   * From moments.
   *
   * @param title what the activity is, for messages
   */
  public static Standardisation of(Moments moments, String title) {
    double[] deviation = new double[moments.mean().length];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.sqrt(moments.covariance().get(i, i));
    }
    return checked(moments.mean(), deviation, title);
  }

  /** From activity, a segment at a time. */
  public static Standardisation of(ActivityView activity) {
    int n = activity.units();
    double[] mean = new double[n];
    double[] squares = new double[n];
    long count = 0;
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = activity.segment(s);
      for (int i = 0; i < n; i++) {
        long seen = count;
        for (int t = 0; t < segment.columns(); t++) {
          double value = segment.get(i, t);
          double change = value - mean[i];
          mean[i] += change / ++seen; // Welford's running mean
          squares[i] += change * (value - mean[i]);
        }
      }
      count += segment.columns();
    }
    double[] deviation = new double[n];
    for (int i = 0; i < n; i++) {
      deviation[i] = Math.sqrt(squares[i] / count);
    }
    return checked(mean, deviation, activity.title());
  }

  private static Standardisation checked(double[] mean, double[] deviation, String title) {
    List<String> silent = new ArrayList<>();
    for (int i = 0; i < mean.length; i++) {
      if (!Double.isFinite(mean[i]) || !Double.isFinite(deviation[i])) {
        throw ProblemException.data(
            new Problem(
                "activity that is not a number",
                title + ", unit " + i,
                "NaN or infinity in some sample",
                "finite numbers",
                "leave such frames out before measuring"));
      }
      // A constant that is not a binary fraction leaves rounding behind.
      if (deviation[i] <= 1e-12 * Math.abs(mean[i])) {
        silent.add(Integer.toString(i));
      }
    }
    if (!silent.isEmpty()) {
      String first = String.join(", ", silent.subList(0, Math.min(5, silent.size())));
      throw ProblemException.data(
          new Problem(
              silent.size() == 1 ? "a unit never changes" : "units never change",
              title,
              silent.size()
                  + " of "
                  + mean.length
                  + " units, with number "
                  + first
                  + (silent.size() > 5 ? ", ..." : ""),
              "units with variance",
              "leave silent units out; sources of recordings have a parameter for it"));
    }
    return new Standardisation(mean, deviation);
  }

  /** A standardised copy of a segment, units x samples. */
  public Matrix apply(Matrix segment) {
    Matrix result = segment.copy();
    for (int i = 0; i < result.rows(); i++) {
      for (int t = 0; t < result.columns(); t++) {
        result.set(i, t, (segment.get(i, t) - mean[i]) / deviation[i]);
      }
    }
    return result;
  }

  /** Correlations from a covariance. */
  public Matrix correlation(Matrix covariance) {
    Matrix result = covariance.copy();
    for (int i = 0; i < result.rows(); i++) {
      for (int j = 0; j < result.columns(); j++) {
        result.set(i, j, covariance.get(i, j) / (deviation[i] * deviation[j]));
      }
    }
    return result;
  }

  /**
   * Correlations of all units: from the moments of a simulation, else from its segments one by one.
   *
   * @throws ProblemException if there are not more samples than units
   */
  public static Matrix correlations(ActivityView activity, Kernels kernels, int threads) {
    Moments moments = activity.moments().orElseGet(() -> moments(activity, kernels, threads));
    if (moments.samples() <= activity.units()) {
      throw ProblemException.data(
          new Problem(
              "fewer samples than units: the covariance has no full rank",
              activity.title(),
              moments.samples() + " samples of " + activity.units() + " units",
              "more samples than units",
              "record or simulate longer, or use fewer units"));
    }
    return of(moments, activity.title()).correlation(moments.covariance());
  }

  private static Moments moments(ActivityView activity, Kernels kernels, int threads) {
    try (Workers workers = new Workers(threads)) {
      CovarianceSum sum = new CovarianceSum(activity.units(), Precision.FLOAT64, kernels, workers);
      for (int s = 0; s < activity.segments(); s++) {
        sum.add(activity.segment(s));
      }
      return sum.moments();
    }
  }
}
