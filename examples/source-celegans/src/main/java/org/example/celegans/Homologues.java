package org.example.celegans;

import java.util.List;
import java.util.Locale;
import org.anlage.api.data.Check;
import org.anlage.api.matrix.Matrix;

/**
 * Pairs of neurons of the left and the right side (names that differ only in a last L or R) do
 * nearly the same; where they are not correlated, activity is not in the order of the names.
 */
final class Homologues {
  private static final double EXPECTED = 0.3;

  private Homologues() {}

  /** The check on traces, neurons x samples. */
  static Check check(List<String> names, Matrix traces) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int j = name.endsWith("L") ? names.indexOf(name.substring(0, name.length() - 1) + "R") : -1;
      if (j >= 0) {
        sum += correlation(traces, i, j);
        pairs++;
      }
    }
    double mean = sum / pairs;
    return new Check(
        "left and right homologues are correlated",
        pairs == 0 || mean > EXPECTED,
        String.format(
            Locale.ROOT, "mean %.2f over %d pairs, expected above %.1f", mean, pairs, EXPECTED));
  }

  /** Pearson correlation of two rows; NaN if one is constant. */
  static double correlation(Matrix traces, int i, int j) {
    int samples = traces.columns();
    double meanI = 0;
    double meanJ = 0;
    for (int t = 0; t < samples; t++) {
      meanI += traces.get(i, t) / samples;
      meanJ += traces.get(j, t) / samples;
    }
    double product = 0;
    double squaresI = 0;
    double squaresJ = 0;
    for (int t = 0; t < samples; t++) {
      double a = traces.get(i, t) - meanI;
      double b = traces.get(j, t) - meanJ;
      product += a * b;
      squaresI += a * a;
      squaresJ += b * b;
    }
    return product / Math.sqrt(squaresI * squaresJ);
  }
}
