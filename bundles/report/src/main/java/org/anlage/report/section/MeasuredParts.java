package org.anlage.report.section;

import java.util.stream.Collectors;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.analysis.Table;
import org.anlage.report.page.Page;

/** Which parts of the data entered which arm, and how many trials there are to learn. */
final class MeasuredParts {
  private MeasuredParts() {}

  static void write(StudyView study, Table use, Page page) {
    page.paragraph(
        "What an arm was given, and not what it is called, says which measurement its results speak"
            + " of. A part that no penalty and no initial weight depends on cannot have helped.");
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
