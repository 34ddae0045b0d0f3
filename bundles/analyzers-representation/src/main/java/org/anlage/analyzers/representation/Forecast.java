package org.anlage.analyzers.representation;

import java.util.Map;
import org.anlage.api.task.TrialBatch;

/**
 * Values that are forecast, and forecasts of them, at every scored step of every trial.
 *
 * @param outputs number of series
 * @param truth rows x outputs
 * @param values forecasts of them, rows x outputs
 */
record Forecast(int outputs, double[] truth, double[] values) {
  /** What a forecast is made of, at an index of outputs of the batch. */
  interface Source {
    double at(int index);
  }

  /** The scored steps of a batch; index is that of T x B x O arrays. */
  static Forecast of(TrialBatch batch, Source source) {
    int outputs = batch.outputs();
    int rows = 0;
    for (float weight : batch.mask()) {
      rows += weight > 0 ? 1 : 0;
    }
    double[] truth = new double[rows * outputs];
    double[] values = new double[rows * outputs];
    int row = 0;
    for (int at = 0; at < batch.mask().length; at++) {
      if (batch.mask()[at] > 0) {
        for (int o = 0; o < outputs; o++) {
          truth[row * outputs + o] = batch.values()[at * outputs + o];
          values[row * outputs + o] = source.at(at * outputs + o);
        }
        row++;
      }
    }
    return new Forecast(outputs, truth, values);
  }

  private int rows() {
    return truth.length / outputs;
  }

  /** The mean of each series at all of these steps: the best forecast that is constant. */
  Forecast means() {
    double[] means = new double[truth.length];
    for (int o = 0; o < outputs; o++) {
      double sum = 0;
      for (int row = 0; row < rows(); row++) {
        sum += truth[row * outputs + o];
      }
      for (int row = 0; row < rows(); row++) {
        means[row * outputs + o] = sum / rows();
      }
    }
    return new Forecast(outputs, truth, means);
  }

  /** Pearson correlation of a series and its forecast over steps, averaged over series. */
  double temporal() {
    double sum = 0;
    int defined = 0;
    for (int o = 0; o < outputs; o++) {
      double r = correlation(o, outputs, rows());
      sum += Double.isNaN(r) ? 0 : r;
      defined += Double.isNaN(r) ? 0 : 1;
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  /** Pearson correlation of all series and their forecasts at a step, averaged over steps. */
  double spatial() {
    double sum = 0;
    int defined = 0;
    for (int row = 0; row < rows(); row++) {
      double r = correlation(row * outputs, 1, outputs);
      sum += Double.isNaN(r) ? 0 : r;
      defined += Double.isNaN(r) ? 0 : 1;
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  /** Cosine of the angle between series and forecasts at a step, averaged over steps. */
  double alignment() {
    double sum = 0;
    int defined = 0;
    for (int row = 0; row < rows(); row++) {
      double product = 0;
      double first = 0;
      double second = 0;
      for (int o = 0; o < outputs; o++) {
        int i = row * outputs + o;
        product += truth[i] * values[i];
        first += truth[i] * truth[i];
        second += values[i] * values[i];
      }
      if (first > 0 && second > 0) {
        sum += product / Math.sqrt(first * second);
        defined++;
      }
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  /** 1 - (sum of squared errors) / (sum of squared deviations from the means of the series). */
  double variance() {
    double[] means = means().values();
    double errors = 0;
    double deviations = 0;
    for (int i = 0; i < truth.length; i++) {
      errors += (truth[i] - values[i]) * (truth[i] - values[i]);
      deviations += (truth[i] - means[i]) * (truth[i] - means[i]);
    }
    return deviations > 0 ? 1 - errors / deviations : Double.NaN;
  }

  /**
   * 1 - (Poisson deviance) / (that of the means of the series), for counts. The deviance of count y
   * at rate r is 2 (y ln(y / r) - y + r).
   */
  double deviance() {
    double unmodelled = deviance(means().values());
    return unmodelled > 0 ? 1 - deviance(values) / unmodelled : Double.NaN;
  }

  private double deviance(double[] rates) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      double y = truth[i];
      sum += 2 * ((y > 0 ? y * StrictMath.log(y / rates[i]) : 0) - y + rates[i]);
    }
    return sum;
  }

  private double correlation(int from, int stride, int count) {
    double x = 0;
    double y = 0;
    for (int k = 0; k < count; k++) {
      x += truth[from + k * stride] / count;
      y += values[from + k * stride] / count;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int k = 0; k < count; k++) {
      double dx = truth[from + k * stride] - x;
      double dy = values[from + k * stride] - y;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double rounding = 1e-24 * count;
    return xx > rounding * x * x && yy > rounding * y * y ? xy / Math.sqrt(xx * yy) : Double.NaN;
  }

  /** Adds the scores that every forecast has. */
  void addTo(Map<String, Double> metrics, String suffix) {
    metrics.put("forecast_temporal_correlation" + suffix, temporal());
    metrics.put("forecast_spatial_correlation" + suffix, spatial());
    metrics.put("forecast_alignment" + suffix, alignment());
    metrics.put("forecast_variance_explained" + suffix, variance());
  }
}
