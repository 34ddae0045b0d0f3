package org.anlage.launcher.experiment;

/** What happens when runs of one study would be computed by different versions of the code. */
public enum MixedCode {
  /** They are used together; the console and the report say so. */
  MARK,
  /** Runs whose code was replaced after planning are not computed. */
  REFUSE
}
