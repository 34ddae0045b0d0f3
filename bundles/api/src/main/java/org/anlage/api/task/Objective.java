package org.anlage.api.task;

/**
 * How outputs z are compared with targets at a scored step. The loss of a batch is the mean over
 * its scored steps, weighted by the mask, of one of the following.
 */
public enum Objective {
  /** Softmax cross-entropy with a class label. */
  CROSS_ENTROPY,
  /** Squared differences of outputs and target values, averaged over the outputs. */
  MEAN_SQUARES,
  /**
   * Cross-entropy of logistic outputs 1 / (1 + exp(-z)) with target values from 0 to 1, averaged
   * over the outputs.
   */
  BINARY_CROSS_ENTROPY,
  /**
   * Squared differences of logistic outputs and target values, averaged over the outputs (Yang et
   * al. 2019, doi 10.1038/s41593-018-0310-2).
   */
  LOGISTIC_SQUARES,
  /**
   * Poisson deviance up to terms of the counts alone, exp(z) - count z, averaged over the outputs;
   * target values are counts, 0 or more.
   */
  POISSON,
  /**
   * None: an environment rewards what the network does ({@link Environment}). The loss is 1 minus
   * the mean score, which has no gradient; rules that learn from rewards are needed. All outputs
   * but the last are preferences for actions, the last is the expected reward.
   */
  REWARD;

  /** Whether targets are class labels; otherwise they are values. */
  public boolean labelled() {
    return this == CROSS_ENTROPY;
  }

  /** What is made of the outputs of the network before they are compared with targets. */
  public Form form() {
    return switch (this) {
      case CROSS_ENTROPY -> Form.SOFTMAX;
      case MEAN_SQUARES, REWARD -> Form.LINEAR;
      case BINARY_CROSS_ENTROPY, LOGISTIC_SQUARES -> Form.LOGISTIC;
      case POISSON -> Form.EXPONENTIAL;
    };
  }

  /** What is made of the outputs z of the network. */
  public enum Form {
    /** z. */
    LINEAR,
    /** 1 / (1 + exp(-z)). */
    LOGISTIC,
    /** exp(z) over the sum of exp(z) of all outputs. */
    SOFTMAX,
    /** exp(z). */
    EXPONENTIAL
  }
}
