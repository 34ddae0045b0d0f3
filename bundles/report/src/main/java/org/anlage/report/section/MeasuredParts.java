package org.anlage.report.section;

import java.util.stream.Collectors;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Table;
import org.anlage.report.page.Page;

/** The section on data use: parts of the data that entered each arm, and distinct trials. */
final class MeasuredParts {
  private MeasuredParts() {}

  static void write(StudyView study, Table use, Page page) {
    page.paragraph(
        "Results of an arm concern only the data that it used, whatever its name. Data on which"
            + " neither its initial weights nor its penalties depend cannot have helped.");
    page.table(use);
    page.paragraph(
        "Distinct trials without noise: "
            + study.tasks().stream()
                .map(MeasuredParts::distinctTrials)
                .collect(Collectors.joining("; "))
            + ".");
  }

  private static String distinctTrials(StudyView.StudyTask task) {
    return task.name()
        + ": "
        + task.description()
            .filter(description -> description.distinctTrials().isPresent())
            .map(description -> Integer.toString(description.distinctTrials().getAsInt()))
            .orElse("not enumerable");
  }
}
