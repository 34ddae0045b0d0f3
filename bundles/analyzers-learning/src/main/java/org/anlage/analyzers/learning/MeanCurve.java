package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Table;
import org.anlage.stats.Summary;

/**
 * A column of the history over epochs, across the runs of a group. An epoch counts those runs that
 * have it.
 *
 * @param epoch epochs
 * @param mean mean over runs
 * @param low lower quartile over runs
 * @param high upper quartile over runs
 */
record MeanCurve(double[] epoch, double[] mean, double[] low, double[] high) {

  /** The curve; of no length if no run has the column. */
  static MeanCurve of(Group group, String metric) {
    List<double[]> runs = new ArrayList<>();
    double[] epoch = {};
    for (StudyRun run : group.done()) {
      Table history = run.view().history();
      if (history.has(metric)) {
        double[] values = history.numbers(metric);
        runs.add(values);
        if (values.length > epoch.length) {
          epoch = history.numbers("epoch");
        }
      }
    }
    double[] mean = new double[epoch.length];
    double[] low = new double[epoch.length];
    double[] high = new double[epoch.length];
    for (int e = 0; e < epoch.length; e++) {
      int row = e;
      double[] values =
          runs.stream()
              .filter(run -> row < run.length)
              .mapToDouble(run -> run[row])
              .filter(Double::isFinite)
              .toArray();
      Summary summary = Summary.of(values);
      mean[e] = summary.mean();
      low[e] = summary.lowerQuartile();
      high[e] = summary.upperQuartile();
    }
    return new MeanCurve(epoch, mean, low, high);
  }
}
