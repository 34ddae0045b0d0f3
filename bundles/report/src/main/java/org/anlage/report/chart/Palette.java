package org.anlage.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The colour of every series, the same in every figure of a report. The first eight are Okabe and
 * Ito's, which readers with colour vision deficiencies tell apart (doi:10.1038/nmeth.1618), without
 * the yellow, which vanishes on white; the others are from Tol's muted scheme.
 */
public final class Palette {
  /** Colour of marks without a series. */
  static final String PLAIN = "#4477AA";

  private static final List<String> COLOURS =
      List.of(
          "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8271C6", "#8C6D31",
          "#AA3377", "#44AA99", "#999933", "#888888");

  private static final List<String> DASHES = List.of("solid", "dashed", "dotdash", "dotted");

  private final Map<String, Integer> order = new LinkedHashMap<>();

  /** A palette in which these series come first. */
  public Palette(List<String> first) {
    first.forEach(this::index);
  }

  /** Colour of a series, as #RRGGBB. */
  public String colour(String series) {
    return series.isEmpty() ? PLAIN : COLOURS.get(index(series) % COLOURS.size());
  }

  /** Line type of a series: solid until all colours are used up. */
  String dash(String series) {
    return series.isEmpty() ? "solid" : DASHES.get(index(series) / COLOURS.size() % DASHES.size());
  }

  private int index(String series) {
    Integer known = order.putIfAbsent(series, order.size());
    return known == null ? order.size() - 1 : known;
  }
}
