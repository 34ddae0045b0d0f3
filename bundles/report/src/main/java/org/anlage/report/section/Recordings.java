package org.anlage.report.section;

import org.anlage.api.analysis.StudyView;
import org.anlage.report.page.Page;
import org.anlage.report.page.Rows;

/** The recordings of a study that measures. */
final class Recordings {
  private Recordings() {}

  static void write(StudyView study, Page page) {
    Rows recordings = new Rows("The recordings.", "recording", "what it is");
    study.arms().forEach(arm -> recordings.row(arm.name(), arm.text()));
    page.table(recordings.table());
  }
}
