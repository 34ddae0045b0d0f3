package org.anlage.report.chart;

import static org.anlage.report.chart.Spec.list;
import static org.anlage.report.chart.Spec.map;
import static org.anlage.report.chart.Spec.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Mark;

/** The axes and the colour bar of a chart, for the drawing library. */
final class Scales {
  /** Unit of parts of a whole: their axis shows all from 0 to 1. */
  private static final String PROPORTION = "proportion";

  private Scales() {}

  /** All scales of a chart, for a vertical range. */
  static List<Object> of(Chart chart, CategoryNames names, Extent ys) {
    boolean cells = Layers.hasCells(chart);
    List<Object> scales = new ArrayList<>();
    scales.add(position("x", chart.x(), names, Extent.horizontal(chart), cells, false));
    scales.add(position("y", chart.y(), names, ys, cells, cells));
    for (Mark mark : chart.marks()) {
      if (mark instanceof Mark.Cells m && m.values().values().length > 0) {
        scales.add(colours(m));
        break;
      }
    }
    return scales;
  }

  /** What an axis shows: label and unit. */
  static String title(Axis axis) {
    String unit = axis.unit().equals(PROPORTION) ? "" : Units.shown(axis.unit());
    return Svg.printable(unit.isEmpty() ? axis.label() : axis.label() + " (" + unit + ")");
  }

  private static Map<String, Object> position(
      String name, Axis axis, CategoryNames names, Extent extent, boolean tight, boolean down) {
    Map<String, Object> scale = map("aesthetic", name, "name", title(axis));
    if (axis.scale() == Axis.Scale.CATEGORY) {
      int count = axis.categories().size();
      double[] places = new double[count];
      List<Object> labels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        places[i] = down ? -i : i;
        labels.add(
            name.equals("x") ? names.labels().get(i) : Svg.printable(axis.categories().get(i)));
      }
      scale.putAll(map("breaks", numbers(places), "labels", labels, "expand", numbers(0, 0)));
      double last = tight ? count - 1 : Math.max(count - 1, extent.high());
      double margin = tight ? 0.5 : 0.6;
      scale.put("limits", down ? numbers(-last - margin, margin) : numbers(-margin, last + margin));
    } else if (axis.scale() == Axis.Scale.LOG) {
      scale.put("trans", "log10");
      double margin =
          extent.high() > extent.low() ? StrictMath.pow(extent.high() / extent.low(), 0.04) : 2;
      double low = extent.low() / margin;
      double high = extent.high() * margin;
      List<Double> places = Ticks.logarithmic(low, high);
      scale.putAll(map("limits", numbers(low, high), "expand", numbers(0, 0)));
      scale.put("breaks", new ArrayList<Object>(places));
      scale.put("labels", new ArrayList<Object>(places.stream().map(Ticks::label).toList()));
    } else if (axis.unit().equals(PROPORTION) && !tight && !extent.empty()) {
      scale.put("limits", numbers(Math.min(0, extent.low()), Math.max(1.02, extent.high())));
      scale.put("expand", numbers(0, 0));
    } else if (name.equals("y") && !tight && !extent.empty()) {
      double range = extent.high() - extent.low();
      double margin = range > 0 ? 0.05 * range : Math.max(0.05 * Math.abs(extent.low()), 1e-9);
      scale.put("limits", numbers(extent.low() - margin, extent.high() + 1.4 * margin));
      scale.put("expand", numbers(0, 0));
    } else if (tight) {
      scale.put("expand", numbers(0, 0));
      if (down) {
        double step = Ticks.step(extent.high() - extent.low());
        List<Object> places = new ArrayList<>();
        List<Object> labels = new ArrayList<>();
        for (double at = 0; at <= extent.high(); at += step) {
          places.add(-at);
          labels.add(Units.tick(at));
        }
        scale.putAll(map("breaks", places, "labels", labels));
      }
    }
    return scale;
  }

  private static Map<String, Object> colours(Mark.Cells cells) {
    Heatmap map = Heatmap.of(cells.values(), cells.diverging());
    Map<String, Object> scale = map("aesthetic", "color", "name", Svg.printable(cells.series()));
    scale.putAll(
        map(
            "scale_mapper_kind",
            "color_gradientn",
            "colors",
            list(map.ramp().anchors().toArray())));
    scale.put("limits", numbers(map.low(), map.high()));
    scale.put("guide", map("name", "colorbar", "barwidth", 12.0, "barheight", 130.0));
    return scale;
  }
}
