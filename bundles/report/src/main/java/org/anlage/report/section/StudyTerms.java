package org.anlage.report.section;

import org.anlage.api.run.RunKind;

/** Terms for arms and tasks in each kind of study. */
final class StudyTerms {
  private StudyTerms() {}

  static String arm(RunKind kind) {
    return kind == RunKind.MEASURE ? "recording" : "arm";
  }

  static String condition(RunKind kind) {
    return switch (kind) {
      case TRAIN -> "task";
      case SIMULATE -> "simulator";
      case MEASURE -> "estimator";
    };
  }
}
