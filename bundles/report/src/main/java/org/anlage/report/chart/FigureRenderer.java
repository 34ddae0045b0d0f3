package org.anlage.report.chart;

import static org.anlage.report.chart.Spec.map;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * Draws any figure with Lets-Plot, a grammar of graphics that needs neither AWT nor fonts. The same
 * data give the same bytes. Costs some 10 to 30 ms per panel, and a third of a second for the
 * first.
 */
public final class FigureRenderer {
  private final Palette palette;

  /** A renderer whose figures share a palette. */
  public FigureRenderer(Palette palette) {
    this.palette = palette;
  }

  /**
   * Draws a figure.
   *
   * @param figure the figure
   * @param id unique on the page: letters and digits
   * @param size size of each panel
   */
  public Drawing draw(Figure figure, String id, PanelSize size) {
    List<String> panels = new ArrayList<>();
    Set<String> series = new LinkedHashSet<>();
    Set<String> rules = new LinkedHashSet<>();
    Set<String> notes = new LinkedHashSet<>();
    List<Extent> ys = Extent.vertical(figure.panels());
    for (int i = 0; i < figure.panels().size(); i++) {
      Chart chart = figure.panels().get(i);
      panels.add(panel(figure, chart, ys.get(i), size, id + "p" + i + "-"));
      for (Mark mark : chart.marks()) {
        if (mark instanceof Mark.Rule) {
          rules.add(mark.series());
        } else if (!(mark instanceof Mark.Cells)) {
          series.add(mark.series());
        }
        notes.addAll(notes(mark));
      }
    }
    series.remove("");
    rules.remove("");
    List<Drawing.Entry> legend = new ArrayList<>();
    if (!named(figure, series)) {
      series.forEach(s -> legend.add(new Drawing.Entry(s, palette.colour(s), "")));
    }
    rules.forEach(r -> legend.add(new Drawing.Entry(r, Palette.INK, palette.rule(r))));
    return new Drawing(panels, legend, List.copyOf(notes));
  }

  /** Whether all series can be read off a categorical axis, so that a legend says nothing new. */
  private static boolean named(Figure figure, Set<String> series) {
    return figure.panels().stream()
        .allMatch(
            chart ->
                chart.x().scale() == Axis.Scale.CATEGORY
                    && chart.x().categories().containsAll(series));
  }

  private static List<String> notes(Mark mark) {
    if (mark instanceof Mark.Cells m && m.values().values().length > 0) {
      Heatmap map = Heatmap.of(m.values(), m.diverging());
      List<String> notes = new ArrayList<>();
      if (map.block() > 1) {
        notes.add(
            "Matrices are drawn as means of blocks of "
                + map.block()
                + " × "
                + map.block()
                + " entries.");
      }
      if (map.saturates()) {
        notes.add(
            m.values().rows() == m.values().columns()
                ? "Colours saturate for the most extreme 0.5 % of the entries off the diagonal, and"
                    + " for a diagonal beyond them."
                : "Colours saturate for the most extreme 0.5 % of the entries.");
      }
      return notes;
    }
    int size =
        mark instanceof Mark.Points p
            ? p.x().length
            : mark instanceof Mark.Line l ? l.x().length : 0;
    return size > Layers.MOST_POINTS
        ? List.of("Of more than " + Layers.MOST_POINTS + " points, an even selection is drawn.")
        : List.of();
  }

  private String panel(Figure figure, Chart chart, Extent ys, PanelSize size, String id) {
    String title = chart.title().isEmpty() ? figure.title() : figure.title() + ": " + chart.title();
    String description = description(chart);
    boolean empty = Extent.horizontal(chart).empty() || Extent.vertical(chart).empty();
    CategoryNames names = CategoryNames.of(chart.x(), size.width() - PanelSize.MARGIN);
    HoverValues hover = new HoverValues(chart, ys);
    String drawing = empty ? nothing(chart, size) : library(chart, ys, names, size, hover);
    return Svg.rewrite(drawing, size, id, title, description, names.names(), hover);
  }

  /** What is drawn against what, for those who listen; what has no name is left out. */
  private static String description(Chart chart) {
    for (Mark mark : chart.marks()) {
      if (mark instanceof Mark.Cells cells && cells.values().values().length > 0) {
        return description(chart, cells);
      }
    }
    String x = Scales.title(chart.x());
    String against = x.isEmpty() ? String.join(", ", chart.x().categories()) : x;
    String series =
        chart.marks().stream()
            .map(Mark::series)
            .filter(s -> !s.isEmpty() && !chart.x().categories().contains(s))
            .distinct()
            .collect(Collectors.joining(", "));
    String axes =
        Stream.of(Scales.title(chart.y()), against)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" against "));
    return Stream.of(axes, series)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String description(Chart chart, Mark.Cells cells) {
    Heatmap map = Heatmap.of(cells.values(), cells.diverging());
    List<String> words = new ArrayList<>();
    words.add(cells.values().rows() + " × " + cells.values().columns() + " matrix");
    String rows = Scales.title(chart.y());
    String columns = Scales.title(chart.x());
    words.add(rows.isEmpty() ? "" : "rows: " + rows);
    words.add(columns.isEmpty() ? "" : "columns: " + columns);
    words.add(cells.series());
    words.add("values from " + shown(map.least()) + " to " + shown(map.greatest()));
    words.removeIf(String::isEmpty);
    return String.join("; ", words);
  }

  private static String shown(double value) {
    return HoverValues.significant(value).replace('-', '−');
  }

  private String library(
      Chart chart, Extent ys, CategoryNames names, PanelSize size, HoverValues hover) {
    Map<String, Object> plot = map("kind", "plot", "data", map(), "mapping", map());
    plot.put("layers", Layers.of(chart, palette, ys, hover));
    plot.put("scales", Scales.of(chart, names, ys));
    plot.put("theme", Theme.specification(names.upright()));
    plot.put("ggsize", map("width", (double) size.width(), "height", (double) size.height()));
    if (!chart.title().isEmpty()) {
      plot.put("ggtitle", map("text", Svg.fitting(chart.title(), size.width() - 60)));
    }
    if (Layers.hasCells(chart)) {
      plot.put("coord", map("name", "fixed", "ratio", 1.0));
    }
    return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
        plot, null, new UnsupportedRGBEncoder(), false);
  }

  private static String nothing(Chart chart, PanelSize size) {
    String x = Integer.toString(size.width() / 2);
    return "<svg><g><text class=\"plot-title\" x=\"10\" y=\"20\">"
        + Svg.escape(Svg.fitting(chart.title(), size.width()))
        + "</text><text class=\"axis-title-x\" text-anchor=\"middle\" x=\""
        + x
        + "\" y=\""
        + size.height() / 2
        + "\">no values to show</text></g></svg>";
  }
}
