package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Mark;

/**
 * Room along the horizontal axis: series that meet on a category stand side by side, and points
 * that would cover each other are spread.
 */
final class DodgePosition {
  private static final double CATEGORY_WIDTH = 0.76;
  private static final int LEVELS = 40;

  private final boolean categories;
  private final List<String> sideBySide;
  private final double spacing;

  private final boolean beside;

  private DodgePosition(
      boolean categories, boolean beside, List<String> sideBySide, double spacing) {
    this.categories = categories;
    this.beside = beside;
    this.sideBySide = sideBySide;
    this.spacing = spacing;
  }

  /** Works out the room of a chart's series. */
  static DodgePosition of(Chart chart) {
    boolean categories = chart.x().scale() == Axis.Scale.CATEGORY;
    Map<Double, Set<String>> present = new TreeMap<>();
    Set<String> series = new LinkedHashSet<>();
    TreeSet<Double> bars = new TreeSet<>();
    for (Mark mark : chart.marks()) {
      if (mark instanceof Mark.Bars b) {
        add(present, series, b.series(), b.x());
        for (double x : b.x()) {
          bars.add(x);
        }
      } else if (mark instanceof Mark.Points p && categories) {
        add(present, series, p.series(), p.x());
      } else if (mark instanceof Mark.Interval i && categories) {
        add(present, series, i.series(), i.x());
      }
    }
    boolean meet = present.values().stream().anyMatch(names -> names.size() > 1);
    boolean points = chart.marks().stream().anyMatch(Mark.Points.class::isInstance);
    boolean intervals = chart.marks().stream().anyMatch(Mark.Interval.class::isInstance);
    return new DodgePosition(
        categories,
        categories && points && intervals,
        meet ? new ArrayList<>(series) : List.of(),
        categories ? 1 : spacing(bars));
  }

  private static void add(
      Map<Double, Set<String>> present, Set<String> all, String series, double[] xs) {
    all.add(series);
    for (double x : xs) {
      present.computeIfAbsent(x, key -> new LinkedHashSet<>()).add(series);
    }
  }

  private static double spacing(TreeSet<Double> positions) {
    double least = Double.POSITIVE_INFINITY;
    double previous = Double.NEGATIVE_INFINITY;
    for (double position : positions) {
      least = Math.min(least, position - previous);
      previous = position;
    }
    return Double.isFinite(least) ? least : 1;
  }

  /** How far a series stands from its positions. */
  double shift(String series) {
    int slot = sideBySide.indexOf(series);
    return slot < 0 ? 0 : (slot - (sideBySide.size() - 1) / 2.0) * width();
  }

  /** How far intervals stand from their series, so that they do not cover its points. */
  double intervalShift() {
    return beside ? 0.28 * width() : 0;
  }

  /** Width of one slot. */
  double width() {
    double all = categories ? CATEGORY_WIDTH : 0.9;
    return all * spacing / Math.max(1, sideBySide.size());
  }

  /** Positions of single points, moved sideways where they would cover each other. */
  double[] spread(String series, double[] xs, double[] ys, double low, double high) {
    double[] result = new double[xs.length];
    Map<List<Long>, List<Integer>> levels = new HashMap<>();
    for (int i = 0; i < xs.length; i++) {
      result[i] = xs[i] + shift(series) - (beside ? 0.1 * width() : 0);
      long level = Math.round((ys[i] - low) / Math.max(high - low, Double.MIN_NORMAL) * LEVELS);
      levels
          .computeIfAbsent(List.of(Double.doubleToLongBits(xs[i]), level), k -> new ArrayList<>())
          .add(i);
    }
    if (categories) {
      for (List<Integer> level : levels.values()) {
        double step = Math.min(0.07, 0.8 * width() / level.size());
        for (int k = 0; k < level.size(); k++) {
          result[level.get(k)] += (k - (level.size() - 1) / 2.0) * step;
        }
      }
    }
    return result;
  }
}
