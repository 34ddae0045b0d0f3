package org.anlage.report.chart;

import static org.anlage.report.chart.Spec.map;

import java.util.Map;

/**
 * The look of charts: quiet axes, a faint grid, small type. Colours of text and lines are those the
 * page's style sheet looks for when it adapts a chart to a dark page.
 */
final class Theme {
  private Theme() {}

  /** The theme of a chart; long names of categories stand upright. */
  static Map<String, Object> specification(boolean upright) {
    Map<String, Object> blank = map("name", "blank", "blank", true);
    Map<String, Object> theme = map("name", "minimal");
    theme.put("plot_background", blank);
    theme.put("panel_background", blank);
    theme.put("legend_background", blank);
    theme.put("panel_grid_minor", blank);
    theme.put("panel_grid_major", map("name", "line", "color", "#E3E3E3", "size", 0.7));
    theme.put("axis_line", map("name", "line", "blank", false, "color", "#777777", "size", 0.8));
    theme.put("axis_ticks", map("name", "line", "blank", false, "color", "#777777", "size", 0.8));
    theme.put("plot_title", text(13));
    theme.put("axis_title", text(12));
    theme.put("axis_text", text(11));
    if (upright) {
      Map<String, Object> names = text(11);
      names.put("angle", 90.0);
      theme.put("axis_text_x", names);
    }
    theme.put("legend_title", text(11));
    theme.put("legend_text", text(10));
    theme.put("legend_position", "right");
    return theme;
  }

  private static Map<String, Object> text(int size) {
    return map("name", "text", "size", (double) size, "color", "#333333");
  }
}
