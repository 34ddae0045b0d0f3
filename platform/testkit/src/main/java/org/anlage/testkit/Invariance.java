package org.anlage.testkit;

/** An invariance that an extension claims, beyond the contract of its kind. */
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
