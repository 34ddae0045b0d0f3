package org.anlage.api.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an analyzer found.
 *
 * @param metrics single numbers by name (lower case with underscores); NaN where undefined. Metrics
 *     of runs are what studies compare.
 * @param tables tables
 * @param figures figures
 */
public record Findings(Map<String, Double> metrics, List<Table> tables, List<Figure> figures) {
  /** Copies everything; metrics are kept in order of name. */
  public Findings {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
  }

  /** Metrics alone. */
  public static Findings metrics(Map<String, Double> metrics) {
    return new Findings(metrics, List.of(), List.of());
  }
}
