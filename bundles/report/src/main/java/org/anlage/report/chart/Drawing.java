package org.anlage.report.chart;

import java.util.List;

/**
 * A figure, drawn.
 *
 * @param panels one SVG element per chart
 * @param legend series with their colours, in order; empty if they need no explanation
 * @param notes what a reader must know of how it was drawn
 */
public record Drawing(List<String> panels, List<Entry> legend, List<String> notes) {
  /** Copies the lists. */
  public Drawing {
    panels = List.copyOf(panels);
    legend = List.copyOf(legend);
    notes = List.copyOf(notes);
  }

  /**
   * An entry of a legend.
   *
   * @param series series
   * @param colour its colour, #RRGGBB
   * @param line how its line is broken, for example "dashed"; empty where the colour says it all
   */
  public record Entry(String series, String colour, String line) {}
}
