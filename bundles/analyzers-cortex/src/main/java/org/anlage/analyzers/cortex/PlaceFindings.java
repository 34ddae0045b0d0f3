package org.anlage.analyzers.cortex;

import org.anlage.api.data.Positions;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Mark;

/** Findings on positions of neurons. */
final class PlaceFindings {
  private PlaceFindings() {}

  static void add(Positions positions, Overview overview) {
    double[] x = axis(positions, 0);
    double[] y = axis(positions, 1);
    double[] z = axis(positions, 2);
    overview.metric("extent_x_um", extent(x));
    overview.metric("extent_y_um", extent(y));
    overview.metric("extent_z_um", extent(z));
    overview.figure(
        "positions",
        "Positions of the neurons",
        "Somata seen along each axis.",
        Overview.chart(
            "seen along z",
            Axis.linear("x", "um"),
            Axis.linear("y", "um"),
            new Mark.Points("", x, y)),
        Overview.chart(
            "seen along y",
            Axis.linear("x", "um"),
            Axis.linear("z", "um"),
            new Mark.Points("", x, z)),
        Overview.chart(
            "seen along x",
            Axis.linear("z", "um"),
            Axis.linear("y", "um"),
            new Mark.Points("", z, y)));
  }

  private static double[] axis(Positions positions, int axis) {
    double[] values = new double[positions.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = positions.micrometres().get(i, axis);
    }
    return values;
  }

  private static double extent(double[] values) {
    Summary summary = Summary.of(values);
    return summary.largest() - summary.smallest();
  }
}
