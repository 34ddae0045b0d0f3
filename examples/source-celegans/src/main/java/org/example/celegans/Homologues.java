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

  /** The check on N x N correlations. */
  static Check check(List<String> names, Matrix correlation) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int j = name.endsWith("L") ? names.indexOf(name.substring(0, name.length() - 1) + "R") : -1;
      if (j >= 0) {
        sum += correlation.get(i, j);
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
}
