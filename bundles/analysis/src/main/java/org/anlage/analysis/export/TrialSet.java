package org.anlage.analysis.export;

/** Which trials of its task are exported with a run. */
public enum TrialSet {
  /** Those that {@code test_accuracy} and {@code test_loss} were computed on. */
  TEST,
  /** Those that {@code validation_accuracy} and {@code validation_loss} were computed on. */
  VALIDATION,
  /** None. */
  NONE
}
