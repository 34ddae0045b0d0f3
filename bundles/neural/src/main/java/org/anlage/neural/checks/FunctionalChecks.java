package org.anlage.neural.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.data.Check;
import org.anlage.api.matrix.Matrix;

/** Checks of functional matrices whose entries no activity can give. */
public final class FunctionalChecks {
  /** By which rounding may exceed a bound. */
  private static final double TOLERANCE = 1e-9;

  private FunctionalChecks() {}

  /**
   * Correlations and STTCs lie in -1 ... 1 with 1 on the diagonal; the diagonal of a precision is
   * above 0.
   */
  public static List<Check> of(Map<String, Matrix> functional) {
    List<Check> checks = new ArrayList<>();
    new TreeMap<>(functional)
        .forEach(
            (name, matrix) -> {
              boolean precision = name.equals("precision");
              int outside = 0;
              int diagonal = 0;
              for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                  outside += !precision && Math.abs(matrix.get(i, j)) > 1 + TOLERANCE ? 1 : 0;
                }
                double self = matrix.get(i, i);
                diagonal += (precision ? self > 0 : Math.abs(self - 1) <= TOLERANCE) ? 0 : 1;
              }
              String text =
                  precision
                      ? diagonal + " entries of the diagonal are not above 0"
                      : outside
                          + " entries are outside -1 ... 1, "
                          + diagonal
                          + " of the diagonal are not 1";
              checks.add(new Check("values of " + name, outside + diagonal == 0, text));
            });
    return checks;
  }
}
