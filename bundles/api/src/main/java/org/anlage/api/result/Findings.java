package org.anlage.api.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings of an analyzer.
 *
 * @param metrics single numbers by name (lower case with underscores); NaN where undefined. Metrics
 *     of runs are what studies compare.
 * @param tables tables
 * @param figures figures
 * @param conclusions what follows, in sentences for the top of a report
 * @param methods how it was found, in sentences for a methods section
 */
public record Findings(
    Map<String, Double> metrics,
    List<Table> tables,
    List<Figure> figures,
    List<String> conclusions,
    List<String> methods) {
  /** Copies everything; metrics are kept in order of name. */
  public Findings {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
    conclusions = List.copyOf(conclusions);
    methods = List.copyOf(methods);
  }

  /** Findings without sentences. */
  public Findings(Map<String, Double> metrics, List<Table> tables, List<Figure> figures) {
    this(metrics, tables, figures, List.of(), List.of());
  }

  /** Metrics alone. */
  public static Findings metrics(Map<String, Double> metrics) {
    return new Findings(metrics, List.of(), List.of());
  }
}
