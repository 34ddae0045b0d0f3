package org.anlage.report.chart;

import static org.anlage.report.chart.Spec.map;
import static org.anlage.report.chart.Spec.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Mark;

/** Turns the marks of one chart into layers of the drawing library. */
final class Layers {
  /** Marks of more points than this are thinned: nobody sees more on a few hundred pixels. */
  static final int MOST_POINTS = 4000;

  private final Chart chart;
  private final Palette palette;
  private final DodgePosition slots;
  private final Extent ys;
  private final boolean upsideDown;
  private final double bandOpacity;
  private final HoverValues hover;
  private final List<Object> layers = new ArrayList<>();

  private Layers(Chart chart, Palette palette, Extent ys, HoverValues hover) {
    this.hover = hover;
    this.chart = chart;
    this.palette = palette;
    slots = DodgePosition.of(chart);
    this.ys = ys;
    upsideDown = hasCells(chart);
    long bands = chart.marks().stream().filter(Mark.Band.class::isInstance).count();
    // Where many bands lie on each other, their lines must stay readable.
    bandOpacity = Math.max(0.05, Math.min(0.18, 0.5 / Math.max(1, bands)));
  }

  /** Whether a chart shows a matrix; then its vertical axis points down, row 0 at the top. */
  static boolean hasCells(Chart chart) {
    return chart.marks().stream().anyMatch(Mark.Cells.class::isInstance);
  }

  /**
   * The layers of a chart in which something can be shown, for a vertical range.
   *
   * @param hover gets the values of what is drawn
   */
  static List<Object> of(Chart chart, Palette palette, Extent ys, HoverValues hover) {
    Layers result = new Layers(chart, palette, ys, hover);
    chart.marks().forEach(result::add);
    result.places();
    return result.layers;
  }

  /** Two dots that cannot be seen, whose places on the drawing say where every value is. */
  private void places() {
    List<double[]> ends = hover.ends();
    for (int i = 0; i < ends.size(); i++) {
      double[] end = ends.get(i);
      Map<String, Object> data = map("x", numbers(end[0]));
      data.put("y", numbers(upsideDown ? -end[1] : end[1]));
      layer("point", data, map("x", "x", "y", "y"))
          .putAll(map("color", HoverValues.END_COLOURS.get(i), "alpha", 0.0, "size", 0.0));
    }
  }

  private void add(Mark mark) {
    String colour = palette.colour(mark.series());
    if (mark instanceof Mark.Line m) {
      line(m, colour);
    } else if (mark instanceof Mark.Band m) {
      band(m, colour);
    } else if (mark instanceof Mark.Points m) {
      points(m, colour);
    } else if (mark instanceof Mark.Interval m) {
      interval(m, colour);
    } else if (mark instanceof Mark.Bars m) {
      bars(m, colour);
    } else if (mark instanceof Mark.Cells m && m.values().values().length > 0) {
      cells(m);
    } else if (mark instanceof Mark.Rule m) {
      rule(m);
    }
  }

  private void line(Mark.Line m, String colour) {
    int[] kept = thin(Math.min(m.x().length, m.y().length), i -> true);
    double[] runs = new double[kept.length];
    int run = 0;
    for (int k = 0; k < kept.length; k++) {
      boolean drawn = at(m.x()[kept[k]], m.y()[kept[k]]);
      run += drawn ? 0 : 1;
      runs[k] = drawn ? run : Double.NaN;
    }
    int[] drawn = IntStream.range(0, kept.length).filter(k -> !Double.isNaN(runs[k])).toArray();
    int[] places = Arrays.stream(drawn).map(k -> kept[k]).toArray();
    if (places.length > 0) {
      Map<String, Object> data =
          map("x", numbers(pick(m.x(), places)), "y", heights(m.y(), places));
      data.put("run", numbers(pick(runs, drawn)));
      hover.line(m.series(), pick(m.x(), places), pick(m.y(), places));
      layer("path", data, map("x", "x", "y", "y", "group", "run"))
          .putAll(map("color", colour, "size", 0.9, "linetype", palette.dash(m.series())));
    }
  }

  private void band(Mark.Band m, String colour) {
    int n = Math.min(m.x().length, Math.min(m.low().length, m.high().length));
    int[] kept = thin(n, i -> at(m.x()[i], m.low()[i]) && at(m.x()[i], m.high()[i]));
    if (kept.length > 0) {
      Map<String, Object> data = map("x", numbers(pick(m.x(), kept)));
      data.put("low", heights(m.low(), kept));
      data.put("high", heights(m.high(), kept));
      hover.band(m.series(), pick(m.x(), kept), pick(m.low(), kept), pick(m.high(), kept));
      layer("ribbon", data, map("x", "x", "ymin", "low", "ymax", "high"))
          .putAll(map("fill", colour, "alpha", bandOpacity, "size", 0.0));
    }
  }

  private void points(Mark.Points m, String colour) {
    int[] kept = thin(Math.min(m.x().length, m.y().length), i -> at(m.x()[i], m.y()[i]));
    if (kept.length > 0) {
      double[] values = pick(m.y(), kept);
      double[] x = slots.spread(m.series(), pick(m.x(), kept), values, ys.low(), ys.high());
      hover.points(m.series(), pick(m.x(), kept), x, values);
      double size = kept.length > 400 ? 1.4 : kept.length > 100 ? 2.0 : 2.8;
      layer("point", map("x", numbers(x), "y", heights(m.y(), kept)), map("x", "x", "y", "y"))
          .putAll(map("color", colour, "size", size, "alpha", kept.length > 100 ? 0.45 : 0.6));
    }
  }

  private void interval(Mark.Interval m, String colour) {
    int n =
        IntStream.of(m.x().length, m.centre().length, m.low().length, m.high().length)
            .min()
            .orElse(0);
    int[] spanned =
        thin(
            n,
            i ->
                at(m.x()[i], m.low()[i])
                    && at(m.x()[i], m.high()[i])
                    && at(m.x()[i], m.centre()[i]));
    int[] centred = thin(n, i -> at(m.x()[i], m.centre()[i]));
    if (spanned.length > 0) {
      Map<String, Object> data = map("x", numbers(beside(m, spanned)));
      data.put("low", heights(m.low(), spanned));
      data.put("high", heights(m.high(), spanned));
      layer("linerange", data, map("x", "x", "ymin", "low", "ymax", "high"))
          .putAll(map("color", colour, "size", 1.1));
    }
    if (centred.length > 0) {
      hover.interval(m, centred, beside(m, centred));
      Map<String, Object> data = map("x", numbers(beside(m, centred)));
      data.put("y", heights(m.centre(), centred));
      layer("point", data, map("x", "x", "y", "y"))
          .putAll(map("shape", 23, "fill", colour, "color", colour, "size", 3.4, "stroke", 0.2));
    }
  }

  private double[] beside(Mark.Interval m, int[] places) {
    return moved(shifted(m.series(), pick(m.x(), places)), slots.intervalShift());
  }

  private void bars(Mark.Bars m, String colour) {
    int[] kept = thin(Math.min(m.x().length, m.y().length), i -> at(m.x()[i], m.y()[i]));
    if (kept.length > 0) {
      // On a logarithmic axis there is no zero to start from.
      double floor = chart.y().scale() == Axis.Scale.LOG ? ys.low() : 0;
      double[] x = shifted(m.series(), pick(m.x(), kept));
      double half = slots.width() / 2;
      hover.bars(m.series(), pick(m.x(), kept), x, pick(m.y(), kept), floor, half);
      Map<String, Object> data = map("left", numbers(moved(x, -half)));
      data.put("right", numbers(moved(x, half)));
      data.put("high", heights(m.y(), kept));
      layer("rect", data, map("xmin", "left", "xmax", "right", "ymax", "high"))
          .putAll(map("ymin", floor, "fill", colour, "alpha", 0.85, "size", 0.0));
    }
  }

  private void cells(Mark.Cells m) {
    Heatmap map = Heatmap.of(m.values(), m.diverging());
    hover.cells(m, map);
    double right = m.values().columns() - 0.5;
    double bottom = -(m.values().rows() - 0.5);
    Map<String, Object> image = layer("image", map(), map());
    image.putAll(map("href", map.uri(), "xmin", -0.5, "xmax", right));
    image.putAll(map("ymin", bottom, "ymax", 0.5));
    // Two points that cannot be seen carry the colours into the legend.
    Map<String, Object> data = map("x", numbers(-0.5, right), "y", numbers(bottom, 0.5));
    data.put("value", numbers(map.low(), map.high()));
    layer("point", data, map("x", "x", "y", "y", "color", "value"))
        .putAll(map("alpha", 0.0, "size", 0.0, "show_legend", true));
  }

  private void rule(Mark.Rule m) {
    Axis axis = m.vertical() ? chart.x() : chart.y();
    if (!Extent.shown(axis, m.at())) {
      return;
    }
    hover.rule(m);
    double at = !m.vertical() && upsideDown ? -m.at() : m.at();
    Map<String, Object> line = layer(m.vertical() ? "vline" : "hline", map(), map());
    line.putAll(map("color", Palette.INK, "size", 0.7, "linetype", palette.rule(m.series())));
    line.put(m.vertical() ? "xintercept" : "yintercept", at);
  }

  private Map<String, Object> layer(
      String geometry, Map<String, Object> data, Map<String, Object> mapping) {
    Map<String, Object> layer = map("geom", geometry, "data", data, "mapping", mapping);
    layer.putAll(map("show_legend", false, "tooltips", "none", "sampling", "none"));
    layers.add(layer);
    return layer;
  }

  private boolean at(double x, double y) {
    return Extent.shown(chart.x(), x) && Extent.shown(chart.y(), y);
  }

  private double[] shifted(String series, double[] x) {
    return moved(x, slots.shift(series));
  }

  private static double[] moved(double[] x, double by) {
    return Arrays.stream(x).map(value -> value + by).toArray();
  }

  private List<Object> heights(double[] values, int[] places) {
    double[] picked = pick(values, places);
    return numbers(upsideDown ? Arrays.stream(picked).map(v -> -v).toArray() : picked);
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }

  private static int[] thin(int size, IntPredicate drawn) {
    int[] kept = IntStream.range(0, size).filter(drawn).toArray();
    int step = (kept.length + MOST_POINTS - 1) / MOST_POINTS;
    return step <= 1
        ? kept
        : IntStream.range(0, kept.length).filter(i -> i % step == 0).map(i -> kept[i]).toArray();
  }
}
