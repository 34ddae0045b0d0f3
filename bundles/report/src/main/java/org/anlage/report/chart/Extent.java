package org.anlage.report.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Mark;

/**
 * The range of values that an axis has to show; empty (low above high) where no value can be shown.
 *
 * @param low smallest
 * @param high largest
 */
record Extent(double low, double high) {
  private static final Extent EMPTY =
      new Extent(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  boolean empty() {
    return low > high;
  }

  /** Horizontal range of a chart. */
  static Extent horizontal(Chart chart) {
    Extent extent = EMPTY;
    for (Mark mark : chart.marks()) {
      if (mark instanceof Mark.Line m) {
        extent = extent.with(chart.x(), m.x());
      } else if (mark instanceof Mark.Band m) {
        extent = extent.with(chart.x(), m.x());
      } else if (mark instanceof Mark.Points m) {
        extent = extent.with(chart.x(), m.x());
      } else if (mark instanceof Mark.Interval m) {
        extent = extent.with(chart.x(), m.x());
      } else if (mark instanceof Mark.Bars m) {
        extent = extent.with(chart.x(), m.x());
      } else if (mark instanceof Mark.Cells m && m.values().values().length > 0) {
        extent = extent.with(chart.x(), -0.5, m.values().columns() - 0.5);
      } else if (mark instanceof Mark.Rule m && m.vertical()) {
        extent = extent.with(chart.x(), m.at());
      }
    }
    return extent;
  }

  /** Vertical range of a chart. */
  static Extent vertical(Chart chart) {
    Extent extent = EMPTY;
    for (Mark mark : chart.marks()) {
      if (mark instanceof Mark.Line m) {
        extent = extent.with(chart.y(), m.y());
      } else if (mark instanceof Mark.Band m) {
        extent = extent.with(chart.y(), m.low()).with(chart.y(), m.high());
      } else if (mark instanceof Mark.Points m) {
        extent = extent.with(chart.y(), m.y());
      } else if (mark instanceof Mark.Interval m) {
        extent = extent.with(chart.y(), m.centre());
        extent = extent.with(chart.y(), m.low()).with(chart.y(), m.high());
      } else if (mark instanceof Mark.Bars m) {
        extent = extent.with(chart.y(), m.y()).with(chart.y(), 0);
      } else if (mark instanceof Mark.Cells m && m.values().values().length > 0) {
        extent = extent.with(chart.y(), -0.5, m.values().rows() - 0.5);
      } else if (mark instanceof Mark.Rule m && !m.vertical()) {
        extent = extent.with(chart.y(), m.at());
      }
    }
    boolean bars = chart.marks().stream().anyMatch(Mark.Bars.class::isInstance);
    return bars && chart.y().scale() == Axis.Scale.LOG && !extent.empty()
        ? new Extent(decadeBelow(extent.low()), extent.high())
        : extent;
  }

  /** The power of ten below half a value: where bars start that cannot start from zero. */
  private static double decadeBelow(double value) {
    return Math.max(1e-100, StrictMath.pow(10, Math.ceil(StrictMath.log10(value / 2)) - 1));
  }

  /**
   * Vertical ranges of the panels of a figure: those that show the same axis, by name and unit,
   * share one, so that panels can be compared. Matrices and axes without a name stand alone.
   */
  static List<Extent> vertical(List<Chart> panels) {
    Map<Axis, Extent> shared = new HashMap<>();
    for (Chart chart : panels) {
      if (!alone(chart)) {
        shared.merge(chart.y(), vertical(chart), Extent::union);
      }
    }
    return panels.stream()
        .map(
            chart ->
                alone(chart) ? vertical(chart) : shared.getOrDefault(chart.y(), vertical(chart)))
        .toList();
  }

  private static boolean alone(Chart chart) {
    return chart.y().label().isEmpty() || Layers.hasCells(chart);
  }

  private Extent union(Extent other) {
    return new Extent(Math.min(low, other.low), Math.max(high, other.high));
  }

  private Extent with(Axis axis, double... values) {
    double least = low;
    double most = high;
    for (double value : values) {
      if (shown(axis, value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return new Extent(least, most);
  }

  /**
   * Whether a value has a place on an axis: finite (beyond 1e100, differences overflow), above zero
   * on a logarithmic axis, at a category on a categorical one.
   */
  static boolean shown(Axis axis, double value) {
    return switch (axis.scale()) {
      case LINEAR -> Math.abs(value) <= 1e100;
      case LOG -> value >= 1e-100 && value <= 1e100;
      case CATEGORY -> value >= -0.5 && value <= axis.categories().size() - 0.5;
    };
  }
}
