package org.anlage.report.section;

import java.util.Arrays;
import java.util.List;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Mark;
import org.anlage.report.chart.Units;

/** Pictures of matrices. */
final class Pictures {
  private Pictures() {}

  /** A matrix between neurons or units. */
  static Chart cells(String title, String unit, Matrix matrix, boolean diverging) {
    String colour = unit.isEmpty() ? "" : Units.shown(unit);
    return new Chart(
        title,
        Axis.linear("to", ""),
        Axis.linear("from", ""),
        List.of(new Mark.Cells(colour, matrix, diverging)));
  }

  /** Weights: colours diverge from zero where there are two signs. */
  static Chart weights(String title, Matrix weights) {
    boolean negative = Arrays.stream(weights.values()).anyMatch(v -> v < 0);
    return cells(title, "", weights, negative);
  }
}
