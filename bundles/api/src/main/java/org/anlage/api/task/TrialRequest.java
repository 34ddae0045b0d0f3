package org.anlage.api.task;

import java.util.Optional;
import org.anlage.api.data.Cortex;

/**
 * What trials are made for.
 *
 * @param split their use
 * @param update number of the update, from 0, in training; -1 otherwise
 * @param cortex data of the arm
 */
public record TrialRequest(Split split, int update, Optional<Cortex> cortex) {
  /** Uses of trials. */
  public enum Split {
    /** Weights are learned from them. */
    TRAINING,
    /** Choices are made by them. */
    VALIDATION,
    /** Reported, and never used for any choice. */
    TEST,
    /** Fresh ones, for analyses. */
    ANALYSIS
  }

  /** Trials for training, without data. */
  public static TrialRequest training(int update) {
    return new TrialRequest(Split.TRAINING, update, Optional.empty());
  }

  /** Trials for analyses, without data. */
  public static TrialRequest analysis() {
    return new TrialRequest(Split.ANALYSIS, -1, Optional.empty());
  }
}
