package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;

/**
 * How much each unit varies over the trials of each level of each variable: variance over trials,
 * averaged over steps, divided by the unit's largest (Yang et al. 2019, doi
 * 10.1038/s41593-018-0310-2). Units that hardly vary at all have no place.
 *
 * @param names what the columns are
 * @param units the units of the rows
 * @param values units x levels, between 0 and 1
 */
record TaskVariance(List<String> names, int[] units, Matrix values) {
  /** Of the largest variance of any unit: below it a unit is silent. */
  private static final double SILENT = 1e-6;

  static TaskVariance of(List<Labels> labels, NetworkActivity recording) {
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Labels label : labels) {
      for (int level = 0; level < label.levelCount(); level++) {
        int wanted = level;
        int[] trials =
            IntStream.range(0, recording.trials())
                .filter(i -> label.levels()[i] == wanted)
                .toArray();
        if (trials.length > 1) {
          names.add(label.name() + " " + label.variable().levels().get(level));
          columns.add(variances(recording, trials));
        }
      }
    }
    int n = recording.units();
    double[] most = new double[n];
    for (double[] column : columns) {
      for (int i = 0; i < n; i++) {
        most[i] = Math.max(most[i], column[i]);
      }
    }
    double largest = IntStream.range(0, n).mapToDouble(i -> most[i]).max().orElse(0);
    int[] units = IntStream.range(0, n).filter(i -> most[i] > SILENT * largest).toArray();
    Matrix values = Matrix.zeros(units.length, names.size());
    for (int row = 0; row < units.length; row++) {
      for (int j = 0; j < names.size(); j++) {
        values.set(row, j, columns.get(j)[units[row]] / most[units[row]]);
      }
    }
    return new TaskVariance(names, units, values);
  }

  private static double[] variances(NetworkActivity recording, int[] trials) {
    int n = recording.units();
    double[] variance = new double[n];
    for (int t = 0; t < recording.steps(); t++) {
      for (int i = 0; i < n; i++) {
        double mean = 0;
        for (int trial : trials) {
          mean += state(recording, t, trial, i) / trials.length;
        }
        for (int trial : trials) {
          double d = state(recording, t, trial, i) - mean;
          variance[i] += d * d / trials.length / recording.steps();
        }
      }
    }
    return variance;
  }

  private static double state(NetworkActivity recording, int t, int trial, int unit) {
    return recording.states()[(t * recording.trials() + trial) * recording.units() + unit];
  }
}
