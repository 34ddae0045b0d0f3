package org.anlage.report.section;

import java.util.List;
import java.util.Map;
import org.anlage.api.result.Findings;
import org.anlage.report.page.Html;
import org.anlage.report.page.Page;

/** A section of what an analyzer of the study found. */
final class AnalyzerSection {
  /** From here on the figures of an analyzer are folded. */
  private static final int MANY_FIGURES = 12;

  private AnalyzerSection() {}

  /** Writes the section; none if the analyzer found nothing or was not asked. */
  static void write(String name, Map<String, Findings> findings, Page page) {
    Findings found = findings.getOrDefault(name, Findings.metrics(Map.of()));
    boolean empty =
        found.metrics().isEmpty() && found.tables().isEmpty() && found.figures().isEmpty();
    if (!empty) {
      String heading = Html.sentence(name.replace('-', ' '));
      page.section(
          heading,
          () -> {
            if (found.figures().size() > MANY_FIGURES) {
              folded(found, page);
            } else {
              page.findings(found, name.equals("comparisons") || name.equals("published"));
            }
          });
    }
  }

  /** Figures and tables that open one by one, under their titles. */
  private static void folded(Findings found, Page page) {
    found.figures().forEach(f -> page.details(f.title(), () -> page.figure(f)));
    page.findings(new Findings(found.metrics(), List.of(), List.of()), false);
    page.details("Numbers", () -> found.tables().forEach(page::table));
  }
}
