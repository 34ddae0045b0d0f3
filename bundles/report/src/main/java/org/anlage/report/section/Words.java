package org.anlage.report.section;

import org.anlage.api.run.RunKind;

/** What is compared, and on what, in the words of each kind of study. */
final class Words {
  private Words() {}

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
