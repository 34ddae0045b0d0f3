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
  /** Colour of rules. */
  static final String INK = "#555555";

  /** Colour of marks without a series. */
  static final String PLAIN = "#4477AA";

  private static final List<String> COLOURS =
      List.of(
          "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8271C6", "#8C6D31",
          "#AA3377", "#44AA99", "#999933", "#888888", "#332288", "#661100", "#117733", "#DDCC77",
          "#882255", "#6699CC");

  private static final List<String> DASHES = List.of("solid", "dashed", "dotdash", "dotted");

  private static final List<String> RULES = List.of("dashed", "dotted", "longdash", "dotdash");

  private final Map<String, Integer> order = new LinkedHashMap<>();
  private final Map<String, Integer> rules = new LinkedHashMap<>();

  /** A palette in which these series come first. */
  public Palette(List<String> first) {
    first.forEach(series -> index(order, series));
  }

  /** Colour of a series, as #RRGGBB. */
  public String colour(String series) {
    return series.isEmpty() ? PLAIN : COLOURS.get(index(order, series) % COLOURS.size());
  }

  /** Line type of a series: solid until all colours are used up. */
  String dash(String series) {
    return series.isEmpty()
        ? "solid"
        : DASHES.get(index(order, series) / COLOURS.size() % DASHES.size());
  }

  /** Line type of a rule, by what it means. */
  String rule(String meaning) {
    return meaning.isEmpty() ? RULES.get(0) : RULES.get(index(rules, meaning) % RULES.size());
  }

  private static int index(Map<String, Integer> order, String name) {
    Integer known = order.putIfAbsent(name, order.size());
    return known == null ? order.size() - 1 : known;
  }
}
