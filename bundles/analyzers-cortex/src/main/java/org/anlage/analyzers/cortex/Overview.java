package org.anlage.analyzers.cortex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.data.Provenance;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;

/** Collects what is found about one data set; captions say what it is, and if it is synthetic. */
final class Overview {
  private final String title;
  private final Map<String, Double> metrics = new TreeMap<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Overview(Provenance provenance) {
    String plain = provenance.title();
    boolean says = plain.toLowerCase(Locale.ROOT).contains("synthetic");
    title = provenance.synthetic() && !says ? plain + " (synthetic)" : plain;
  }

  /** A sentence on how something was found, or why not. */
  void note(String sentence) {
    notes.add(sentence);
  }

  void metric(String name, double value) {
    metrics.put(name, value);
  }

  void table(String name, String caption, Column... columns) {
    tables.add(new Table(name, caption + " " + title + ".", List.of(columns)));
  }

  void figure(String name, String heading, String caption, Chart... panels) {
    figures.add(new Figure(name, heading, caption + " " + title + ".", List.of(panels)));
  }

  Findings findings() {
    return new Findings(metrics, tables, figures, List.of(), notes);
  }

  static Chart chart(String title, Axis x, Axis y, Mark... marks) {
    return new Chart(title, x, y, List.of(marks));
  }
}
