package org.anlage.report.section;

import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Findings;
import org.anlage.report.page.Html;
import org.anlage.report.page.Page;

/** Sections of what analyzers of the study found, each at its place. */
final class AnalyzerSection {
  /** From here on the figures of an analyzer are folded. */
  private static final int MANY_FIGURES = 12;

  private AnalyzerSection() {}

  /** Writes the sections of all analyzers that belong to a place. */
  static void write(ReportPlace place, StudyView study, Map<String, Findings> findings, Page page) {
    findings.forEach(
        (analyzer, found) -> {
          if (of(analyzer, study) == place && !isEmpty(found)) {
            page.section(
                Html.sentence(analyzer.replace('-', ' ')), () -> write(place, found, page));
          }
        });
  }

  /** The place of an analyzer. */
  static ReportPlace of(String analyzer, StudyView study) {
    return study.places().getOrDefault(analyzer, ReportPlace.FURTHER);
  }

  private static boolean isEmpty(Findings found) {
    return found.metrics().isEmpty() && found.tables().isEmpty() && found.figures().isEmpty();
  }

  /** Tables that answer a question are open; those of figures are folded. */
  private static void write(ReportPlace place, Findings found, Page page) {
    if (found.figures().size() > MANY_FIGURES) {
      folded(found, page);
    } else {
      page.findings(found, place == ReportPlace.COMPARISON || place == ReportPlace.PUBLISHED);
    }
  }

  /** Figures and tables that open one by one, under their titles. */
  private static void folded(Findings found, Page page) {
    found.figures().forEach(f -> page.details(f.title(), () -> page.figure(f)));
    page.findings(new Findings(found.metrics(), List.of(), List.of()), false);
    page.details("Numbers", () -> found.tables().forEach(page::table));
  }
}
