package org.anlage.launcher.experiment;

/** Treatment of runs of one study by different versions of the code. */
public enum MixedCode {
  /** They are used together; the console and the report say so. */
  MARK,
  /** Runs whose code was replaced after planning are not computed. */
  REFUSE
}
