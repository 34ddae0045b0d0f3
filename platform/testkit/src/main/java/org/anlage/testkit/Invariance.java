package org.anlage.testkit;

/** What an extension claims to be indifferent to, beyond what every extension of its kind keeps. */
public enum Invariance {
  /**
   * Relabelling the units (rows and columns of all that is given, in the same order) relabels the
   * result: generators and embeddings made from data alone, transforms, regularizers. Metrics of
   * analyzers of weights stay as they are.
   */
  RELABELLING,
  /** Weights times a positive factor give the result times this factor: transforms. */
  SCALING
}
