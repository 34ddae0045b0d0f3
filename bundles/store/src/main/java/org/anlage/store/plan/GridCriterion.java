package org.anlage.store.plan;

/** By what the point of a grid is chosen, for every arm and task. */
public enum GridCriterion {
  /** The highest accuracy on validation trials; where equal, the lowest loss on them. */
  VALIDATION_ACCURACY,
  /** The lowest loss on validation trials. */
  VALIDATION_LOSS
}
