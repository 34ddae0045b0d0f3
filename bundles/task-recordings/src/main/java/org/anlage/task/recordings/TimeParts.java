package org.anlage.task.recordings;

import org.anlage.api.task.TrialRequest.Split;

/**
 * Parts of a recording, one after the other with gaps between: what is learned from, what choices
 * are made by, what is reported.
 *
 * @param training for training
 * @param validation for validation
 * @param test for the test and for analyses
 */
record TimeParts(Part training, Part validation, Part test) {
  /**
   * Bins of a part.
   *
   * @param from the first
   * @param to the one after the last
   */
  record Part(int from, int to) {
    int bins() {
      return Math.max(0, to - from);
    }
  }

  /**
   * Parts of so many bins.
   *
   * @param training share of training
   * @param validation share of validation
   * @param gap bins that are left out between two parts
   */
  static TimeParts of(int bins, double training, double validation, int gap) {
    int first = (int) Math.round(training * bins);
    int second = (int) Math.round((training + validation) * bins);
    return new TimeParts(
        new Part(0, first), new Part(first + gap, second), new Part(second + gap, bins));
  }

  Part of(Split split) {
    return switch (split) {
      case TRAINING -> training;
      case VALIDATION -> validation;
      case TEST, ANALYSIS -> test;
    };
  }

  static void requireShares(double training, double validation) {
    if (training + validation >= 1) {
      throw new IllegalArgumentException(
          "training and validation: got shares of "
              + training
              + " and "
              + validation
              + ", expected less than 1 together, so that some is left for the test");
    }
  }
}
